#!/bin/sh
# A small Ceph (one monitor, one OSD in memory, one RADOS gateway) in the unpacked tree ROOT.
# Runs as the first process of its own mount and process namespaces: what is mounted and started
# here goes with it. usage: rgw-inside.sh ROOT WORK PORT MON_V2_PORT MON_V1_PORT ACCESS_KEY SECRET_KEY
set -eu
root=$1 work=$2 port=$3 mon_v2=$4 mon_v1=$5 access_key=$6 secret_key=$7

# The tree is shared by every instance and stays as it is: what an instance writes is bound over it.
# It is in memory, so that nothing of another user's is left for whoever started us to remove.
mount -t tmpfs tmpfs "$work"
mkdir -p "$work/etc/ceph" "$work/data/mon" "$work/data/osd" "$work/data/rgw" "$work/run" "$work/tmp" "$work/var/lib/ceph" "$work/var/log/ceph"
cp /etc/passwd /etc/group /etc/hosts /etc/os-release "$work/etc/"
for folder in etc data run tmp; do mount --bind "$work/$folder" "$root/$folder"; done
mount --bind "$work/var" "$root/var"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"

cat > "$work/etc/ceph/ceph.conf" <<END
[global]
fsid = $(cat /proc/sys/kernel/random/uuid)
mon_initial_members = a
mon_host = [v2:127.0.0.1:$mon_v2/0,v1:127.0.0.1:$mon_v1/0]
keyring = /data/keyring
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 2
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 2000
osd_objectstore = memstore
memstore_device_bytes = 3221225472
paxos_propose_interval = 0.05
paxos_min_wait = 0.01
run_dir = /run
[mon.a]
mon_data = /data/mon
public_addrv = [v2:127.0.0.1:$mon_v2/0,v1:127.0.0.1:$mon_v1/0]
log_file = /data/mon.log
[osd.0]
osd_data = /data/osd
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
log_file = /data/osd.log
[client.rgw.x]
rgw_frontends = beast endpoint=127.0.0.1:$port
rgw_data = /data/rgw
log_file = /data/rgw.log
rgw_crypt_require_ssl = false
rgw_crypt_s3_kms_backend = testing
rgw_crypt_s3_kms_encryption_keys = testkey-1=YmluCmJvb3N0CmJvb3N0LWJ1aWxkCmNlcGguY29uZgo=
END

export PATH=/usr/sbin:/usr/bin:/sbin:/bin
inside() { chroot "$root" "$@"; }
# Each question to the cluster costs half a second; it is asked until the answer is yes or the server is gone.
until_said() {
  server=$1 expected=$2; shift 2
  while ! timeout 10 chroot "$root" "$@" 2>&1 | grep -q "$expected"; do kill -0 "$server"; sleep 0.1; done
}

keyring=/data/keyring
inside ceph-authtool --create-keyring $keyring --gen-key -n mon. --cap mon 'allow *' >/dev/null
for name in client.admin osd.0 client.rgw.x; do
  inside ceph-authtool $keyring --gen-key -n $name --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *' >/dev/null
done
inside ceph-mon --mkfs -i a --keyring $keyring
chroot "$root" ceph-mon -f -i a &
until_said $! quorum ceph mon stat
osd=$(cat /proc/sys/kernel/random/uuid)
inside ceph osd new "$osd" 0
inside ceph-osd -i 0 --mkfs --osd-uuid "$osd"
chroot "$root" ceph-osd -f -i 0 &
until_said $! '1 up' ceph osd stat
# The first of the two creates the zone, so they follow each other.
account=RGW00000000000000001
inside radosgw-admin -n client.rgw.x account create --account-id=$account --account-name=test >/dev/null
inside radosgw-admin -n client.rgw.x user create --uid=test --display-name=test --account-id=$account --account-root \
  --access-key="$access_key" --secret-key="$secret_key" >/dev/null
# Whoever started us waits for this line, then for an answer of the gateway.
echo 'user created'
inside radosgw -f -n client.rgw.x
