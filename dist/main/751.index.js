export const id = 751;
export const ids = [751];
export const modules = {

/***/ 25751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openBucketDoctor: () => (/* binding */ openBucketDoctor)
});

// UNUSED EXPORTS: kindOfStore

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(53711);
// EXTERNAL MODULE: ./.cache/build/core/checkup.js
var checkup = __webpack_require__(78842);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-capabilities.js
var s3_capabilities = __webpack_require__(19135);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-client.js
var s3_client = __webpack_require__(3926);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-open-gateway.js + 2 modules
var s3_open_gateway = __webpack_require__(30562);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-failure.js
var s3_failure = __webpack_require__(43195);
;// CONCATENATED MODULE: ./.cache/build/store/s3/doctor/bucket-questions.js


/** What is configured at a bucket; each question needs a right of its own, which many credentials lack. */
function bucketQuestions(gateway) {
    const { client, bucket: Bucket } = gateway;
    const ask = (what, send) => answerOf(() => gateway.call(`read ${what}`, send));
    return {
        versioning: () => ask('the versioning of the bucket', (http) => client.send(new dist_cjs/* GetBucketVersioningCommand */._rj({ Bucket }), http)),
        lifecycle: () => ask('the lifecycle rules', (http) => client.send(new dist_cjs/* GetBucketLifecycleConfigurationCommand */.iQ1({ Bucket }), http)),
        publicAccessBlock: () => ask('the public access block', (http) => client.send(new dist_cjs/* GetPublicAccessBlockCommand */.GLk({ Bucket }), http)),
        policyStatus: () => ask('the status of the bucket policy', (http) => client.send(new dist_cjs/* GetBucketPolicyStatusCommand */.y3E({ Bucket }), http)),
        acl: () => ask('the access list of the bucket', (http) => client.send(new dist_cjs/* GetBucketAclCommand */.QPs({ Bucket }), http)),
        encryption: () => ask('the default encryption', (http) => client.send(new dist_cjs/* GetBucketEncryptionCommand */.tQT({ Bucket }), http)),
        lock: () => ask('the lock configuration', (http) => client.send(new dist_cjs/* GetObjectLockConfigurationCommand */.mU1({ Bucket }), http)),
    };
}
async function answerOf(send) {
    try {
        return { kind: 'answer', value: await send() };
    }
    catch (error) {
        const { name, status } = (0,s3_failure/* failureOf */.g5)(error);
        if (status === 403)
            return { kind: 'denied' };
        if (status === 501 || status === 405 || name === 'NotImplemented')
            return { kind: 'unsupported' };
        // NoSuchLifecycleConfiguration and its like; a bucket that is not there was found missing before.
        if (status === 404)
            return { kind: 'none' };
        if (status === 400 && /^(InvalidRequest|InvalidArgument|InvalidBucketState)$/.test(name))
            return { kind: 'unsupported' };
        throw error;
    }
}
/** Why a question has no answer, after "Not checked, because". */
function whyNoAnswer(kind, right) {
    if (kind === 'denied')
        return `these credentials may not ask (${right})`;
    return kind === 'none' ? 'nothing is configured' : 'the store does not know the question';
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/doctor/bucket-findings.js



function versioningOf(answer) {
    if (answer.kind === 'unsupported')
        return 'unsupported';
    if (answer.kind === 'denied')
        return 'unknown';
    const status = answer.kind === 'answer' ? answer.value.Status : undefined;
    return status === 'Enabled' ? 'on' : status === 'Suspended' ? 'suspended' : 'off';
}
function findVersioning(versioning, bucket, kind) {
    switch (versioning) {
        case 'on':
            return (0,checkup.ok)('On: what is deleted or overwritten stays as a noncurrent version.');
        case 'unknown':
            return (0,checkup/* notChecked */.lb)(whyNoAnswer('denied', 's3:GetBucketVersioning'));
        case 'unsupported':
            return (0,checkup/* warn */.R8)('The store keeps no versions: what is deleted is gone.', kind === 'r2'
                ? 'Protect the prefix by a bucket lock rule (https://developers.cloudflare.com/r2/buckets/bucket-locks/).'
                : 'Use a store with versions, or give these credentials no right to delete.');
        default:
            return (0,checkup/* warn */.R8)(`${versioning === 'off' ? 'Off' : 'Suspended'}: a backup that is deleted, by mistake or by a stolen key, is gone.`, `Switch versioning on: aws s3api put-bucket-versioning --bucket ${bucket} --versioning-configuration Status=Enabled`);
    }
}
/** The access lists' groups that mean everybody (https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html). */
const EVERYBODY = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;
async function findPublicAccess(questions, bucket) {
    const block = await questions.publicAccessBlock();
    const parts = block.kind === 'answer' ? block.value.PublicAccessBlockConfiguration : undefined;
    const switches = [
        parts?.BlockPublicAcls,
        parts?.IgnorePublicAcls,
        parts?.BlockPublicPolicy,
        parts?.RestrictPublicBuckets,
    ];
    if (switches.every((on) => on === true))
        return (0,checkup.ok)('Public access is blocked.');
    const policy = await questions.policyStatus();
    const acl = await questions.acl();
    const isPublic = (policy.kind === 'answer' && policy.value.PolicyStatus?.IsPublic === true) ||
        (acl.kind === 'answer' && acl.value.Grants?.some(({ Grantee }) => EVERYBODY.test(Grantee?.URI ?? '')));
    const advice = `Block public access: aws s3api put-public-access-block --bucket ${bucket} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`;
    if (isPublic) {
        const message = `The policy or the access list of bucket "${bucket}" lets everybody in: whoever guesses a key reads a backup.`;
        return (0,checkup/* fail */.fJ)(new errors/* BackupError */.hj('safety', message, { code: 'BUCKET_PUBLIC', nextStep: advice }));
    }
    if (block.kind === 'unsupported' || block.kind === 'denied') {
        const known = policy.kind === 'answer' ? 'the policy lets nobody in from outside, but ' : '';
        return (0,checkup/* notChecked */.lb)(`${known}${whyNoAnswer(block.kind, 's3:GetBucketPublicAccessBlock')}`);
    }
    return (0,checkup/* warn */.R8)('Not public now, but nothing would stop a policy or access list that makes it so.', advice);
}
function findEncryption(answer, { sse }, kind) {
    const rule = answer.kind === 'answer'
        ? answer.value.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault
        : undefined;
    if (rule?.SSEAlgorithm) {
        return (0,checkup.ok)(`${rule.SSEAlgorithm}${rule.KMSMasterKeyID ? ' with a key of its own' : ''} by default.`);
    }
    if (sse !== undefined)
        return (0,checkup.ok)(`s3-sse asks for ${sse}.`);
    if (kind === 'r2' || kind === 'supabase')
        return (0,checkup.ok)('This service encrypts everything it stores.');
    if (answer.kind === 'denied' || answer.kind === 'unsupported') {
        return (0,checkup/* notChecked */.lb)(whyNoAnswer(answer.kind, 's3:GetEncryptionConfiguration'));
    }
    return (0,checkup/* warn */.R8)('The bucket has no default encryption.', 'Switch it on at the bucket, or set s3-sse: AES256 where the store has it.');
}
/** The retention that every new object gets; undefined where none does. */
function lockOf(answer) {
    const retention = answer.kind === 'answer' ? answer.value.ObjectLockConfiguration?.Rule?.DefaultRetention : undefined;
    const { Mode, Days, Years } = retention ?? {};
    if (!Mode || (!Days && !Years))
        return undefined;
    return { mode: Mode, words: Days ? `${Days} days` : `${Years} years` };
}
function findLock(answer) {
    const lock = lockOf(answer);
    if (lock)
        return (0,checkup.ok)(`Every new object is locked for ${lock.words} (${lock.mode}).`);
    if (answer.kind === 'denied')
        return (0,checkup/* notChecked */.lb)(whyNoAnswer('denied', 's3:GetBucketObjectLockConfiguration'));
    if (answer.kind === 'answer' && answer.value.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled') {
        return (0,checkup/* warn */.R8)('The bucket has object lock, but no default retention, so nothing is locked.', 'Set a default retention of at least retention-days in GOVERNANCE or COMPLIANCE mode.');
    }
    return (0,checkup.ok)('None; what a stolen key could do is judged by itself.');
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/doctor/identity.js


/** Who asks is worth no longer wait. */
const STS_TIMEOUT_MS = 5_000;
/** Enough to find a key again in a console, and no more. */
const SHOWN_CHARACTERS = 4;
const CALLER = { Action: 'GetCallerIdentity', Version: '2011-06-15' };
/** Whose credentials these are; AWS tells without any right (sts:GetCallerIdentity cannot be denied). */
async function findIdentity(options) {
    const { accessKeyId, expiration, sessionToken } = await options.client.config.credentials();
    const arn = options.kind === 'aws-s3' ? await callerArn(options) : undefined;
    const who = arn ?? `The access key that ends in …${accessKeyId.slice(-SHOWN_CHARACTERS)}`;
    const until = expiration ? ` until ${expiration.toISOString()}` : '';
    if (sessionToken)
        return (0,checkup.ok)(`${who}, by temporary credentials${until}.`);
    return (0,checkup.ok)(options.kind === 'aws-s3'
        ? `${who}, by a key that never expires; OIDC needs none (docs/setup.md).`
        : `${who}, a key without an end.`);
}
/** undefined where AWS does not answer: it is for information alone. */
async function callerArn(options) {
    const { client, region, log, signal } = options;
    const base = options.stsEndpoint ?? `https://sts.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
    const url = new URL(`/?${new URLSearchParams(CALLER)}`, base);
    try {
        const signer = await client.config.signer();
        const { headers } = await signer.sign({
            method: 'GET',
            protocol: url.protocol,
            hostname: url.hostname,
            path: '/',
            query: CALLER,
            headers: { host: url.host, accept: 'application/xml' },
        }, { signingService: 'sts', signingRegion: region });
        const answer = await fetch(url, {
            headers: headers,
            signal: AbortSignal.any([signal, AbortSignal.timeout(STS_TIMEOUT_MS)]),
        });
        return /<Arn>([^<\s]+)<\/Arn>/.exec(await answer.text())?.[1];
    }
    catch (error) {
        log.debug(`sts:GetCallerIdentity: ${(0,errors/* messageOf */.bD)(error)}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/doctor/lifecycle-findings.js


const RIGHT = 's3:GetLifecycleConfiguration';
/** Classes whose objects have to be restored before they can be read. */
const SLEEPING = /^(GLACIER|DEEP_ARCHIVE)$/;
/** Reads the rules that cover everything below `prefix` (for dangers: anything there). */
function lifecycleOf(answer, prefix) {
    if (answer.kind === 'denied' || answer.kind === 'unsupported') {
        return {
            unknown: whyNoAnswer(answer.kind, RIGHT),
            noncurrentDays: null,
            abortDays: null,
            dangers: [],
        };
    }
    const rules = answer.kind === 'answer' ? (answer.value.Rules ?? []) : [];
    const active = rules.filter((rule) => rule.Status === 'Enabled');
    const folder = prefix === '' ? '' : `${prefix}/`;
    const whole = active.filter((rule) => coversWhole(rule, folder));
    return {
        unknown: null,
        noncurrentDays: least(whole.map((rule) => rule.NoncurrentVersionExpiration?.NoncurrentDays)),
        abortDays: least(whole.map((rule) => rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation)),
        dangers: active.filter((rule) => touches(rule, folder)).flatMap(dangersOf),
    };
}
function least(days) {
    const known = days.filter((d) => d !== undefined);
    return known.length === 0 ? null : Math.min(...known);
}
function prefixOf(rule) {
    return rule.Filter?.And?.Prefix ?? rule.Filter?.Prefix ?? rule.Prefix ?? '';
}
/** Tags and sizes pick objects, so such a rule promises nothing for all of them. */
function isSelective({ Filter }) {
    const all = { ...Filter, ...Filter?.And };
    return (all.Tag !== undefined ||
        (all.Tags?.length ?? 0) > 0 ||
        all.ObjectSizeGreaterThan !== undefined ||
        all.ObjectSizeLessThan !== undefined);
}
/** A rule for `shop` and one for `shop/` both hold for everything below the prefix `shop`. */
function coversWhole(rule, folder) {
    return !isSelective(rule) && folder.startsWith(prefixOf(rule));
}
function touches(rule, folder) {
    return folder.startsWith(prefixOf(rule)) || prefixOf(rule).startsWith(folder);
}
function dangersOf(rule) {
    const name = `lifecycle rule "${rule.ID ?? prefixOf(rule)}"`;
    const { Expiration, Transitions = [] } = rule;
    const ends = Expiration?.Days !== undefined ? `${Expiration.Days} days` : Expiration?.Date?.toISOString();
    const sleeps = Transitions.find(({ StorageClass }) => SLEEPING.test(StorageClass ?? ''));
    return [
        ...(ends === undefined
            ? []
            : [`${name} removes backups after ${ends}, the last good one and its manifest included`]),
        ...(sleeps === undefined
            ? []
            : [`${name} moves them to ${sleeps.StorageClass}, from which nothing can be read at once`]),
    ];
}
function findExpiry({ unknown, noncurrentDays, dangers }, versioning) {
    if (unknown !== null)
        return (0,checkup/* notChecked */.lb)(unknown);
    if (dangers.length > 0) {
        return (0,checkup/* warn */.R8)(`A ${dangers.join('; a ')}.`, 'Let retention-days decide what goes: drop that rule, or keep it away from this prefix; let noncurrent versions alone expire.');
    }
    if (versioning === 'off' || versioning === 'unsupported')
        return (0,checkup/* notChecked */.lb)('no versions are kept');
    if (noncurrentDays !== null)
        return (0,checkup.ok)(`Noncurrent versions go after ${noncurrentDays} days.`);
    return (0,checkup/* warn */.R8)('No rule removes noncurrent versions: backups that retention removed stay, and cost, for ever.', 'Add a lifecycle rule that expires noncurrent versions, after 30 days for example, or set prune-versions.');
}
function findOpenUploads({ unknown, abortDays }) {
    if (unknown !== null)
        return (0,checkup/* notChecked */.lb)(unknown);
    if (abortDays !== null)
        return (0,checkup.ok)(`Parts of an upload that was never completed go after ${abortDays} days.`);
    return (0,checkup/* warn */.R8)('No rule removes the parts of interrupted uploads; they cost and show in no listing. Pruning removes those of this series alone.', 'Add a lifecycle rule that aborts incomplete multipart uploads, after 7 days for example.');
}

// EXTERNAL MODULE: ./.cache/build/store/s3/s3-abort.js
var s3_abort = __webpack_require__(57607);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-read.js
var s3_read = __webpack_require__(64857);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-sha256.js
var s3_sha256 = __webpack_require__(33434);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-start-upload.js + 1 modules
var s3_start_upload = __webpack_require__(61359);
;// CONCATENATED MODULE: ./.cache/build/store/s3/doctor/probe-findings.js







/**
 * Opens the very upload an archive begins with, and aborts it.
 * @throws BackupError kind `store` when it is refused
 */
async function probeWrite(gateway, capabilities, key) {
    const contentType = 'application/gzip';
    const upload = await (0,s3_start_upload/* openUpload */.C)(gateway, capabilities, key, { contentType, estimatedBytes: 0 });
    const verifiesContent = upload.isVerifiedByStore;
    try {
        // Also when the run is cancelled just now: nothing may stay.
        await (0,s3_abort/* abortOnce */.Gi)(gateway, upload, { signal: AbortSignal.timeout(s3_abort/* ABORT_TIMEOUT_MS */.OZ) });
    }
    catch (error) {
        if ((0,s3_failure/* failureOf */.g5)(error).status !== 403)
            throw error;
        return {
            verifiesContent,
            finding: (0,checkup/* warn */.R8)(`An upload may be opened, but not aborted: what an interrupted backup sent stays and costs, and so does the empty upload of this check (${key}, ${upload.uploadId}).`, 'Grant s3:AbortMultipartUpload, and let a lifecycle rule abort incomplete multipart uploads.'),
        };
    }
    return {
        verifiesContent,
        finding: (0,checkup.ok)('An upload of an archive was opened and aborted again; nothing is left of it.'),
    };
}
function findChecksums(verifiesContent) {
    return (0,checkup.ok)(verifiesContent
        ? 'The store refused a part whose checksum was wrong on purpose.'
        : 'The store accepted a part whose checksum was wrong on purpose, so each archive is downloaded again and compared (read-back).');
}
const NO_CONDITION = 'A HEAD before each write stands in for it, which cannot see another run that writes at the same moment: let no two runs of a series overlap.';
/**
 * Sends a small object that is there already once more, with the condition that it must not be. The bytes are the same,
 * so that no answer of any store can change them, and come with a wrong checksum, so that a store that verifies makes not
 * even a version of them. One that looks at the checksum first is asked again without that, where it keeps no versions.
 */
async function findConditionalWrites(gateway, key, { keepsNoVersions, verifiesContent }) {
    if (!keepsNoVersions && !verifiesContent)
        return (0,checkup/* notChecked */.lb)('a store that verifies no checksum might make a version of it; a backup finds out');
    const chunks = [];
    for await (const chunk of await (0,s3_read/* readObject */.A)(gateway, key))
        chunks.push(chunk);
    const content = Buffer.concat(chunks);
    try {
        await putIfAbsent(gateway, key, content, (0,s3_sha256/* sha256Of */.Bj)(Buffer.from('other bytes')));
    }
    catch (error) {
        if (!(0,s3_failure/* isDigestRefusal */.z6)(error))
            return judgeRefusal(error);
        if (!keepsNoVersions) {
            return (0,checkup/* notChecked */.lb)('the store looks at the content before the condition, and asking with the right one might leave a version; a backup finds out');
        }
        try {
            await putIfAbsent(gateway, key, content, (0,s3_sha256/* sha256Of */.Bj)(content));
        }
        catch (second) {
            return judgeRefusal(second);
        }
    }
    return (0,checkup/* warn */.R8)('The store ignores the condition that an object must not be there yet.', NO_CONDITION);
}
async function putIfAbsent(gateway, key, content, sha256) {
    await gateway.call(`ask whether ${key} would be overwritten`, (http) => {
        const command = new dist_cjs/* PutObjectCommand */.wKZ({
            ...gateway.objectOf(key),
            Body: content,
            ContentLength: content.length,
            ContentType: 'text/plain',
            ...(0,s3_sha256/* checksumMembers */.vl)(sha256),
            IfNoneMatch: '*',
        });
        (0,s3_sha256/* declarePayloadHash */.dy)(command, sha256);
        return gateway.client.send(command, http);
    });
}
/** @throws the error when it says nothing about conditions */
function judgeRefusal(error) {
    const { status } = (0,s3_failure/* failureOf */.g5)(error);
    if (status === 412 || status === 409)
        return (0,checkup.ok)('The store refuses to overwrite an object (If-None-Match).');
    if ((0,s3_failure/* isUnsupported */.w3)(error))
        return (0,checkup/* warn */.R8)('The store does not know conditional writes.', NO_CONDITION);
    throw error;
}
/**
 * Asks to remove the version "null" of a key that never existed. It is judged by the right to remove versions, and
 * unlike a plain delete it leaves no delete marker, in whatever state the bucket's versioning is.
 */
function probeVersionRemoval(gateway, key) {
    return probeRemoval(gateway, key, { VersionId: 'null' });
}
/** A plain delete of a key that never existed; only for buckets that never had versions, or it leaves a marker. */
function probePlainRemoval(gateway, key) {
    return probeRemoval(gateway, key, {});
}
async function probeRemoval(gateway, key, version) {
    const target = { ...gateway.objectOf(key), ...version };
    try {
        await gateway.call('ask for the right to delete', (http) => gateway.client.send(new dist_cjs/* DeleteObjectCommand */.k4j(target), http));
        return 'allowed';
    }
    catch (error) {
        const { status } = (0,s3_failure/* failureOf */.g5)(error);
        if (status === 404)
            return 'allowed';
        if (status === 403)
            return 'denied';
        if (status !== undefined && status < 500)
            return 'unclear';
        if (status === 501)
            return 'unclear';
        throw error;
    }
}
const UNCLEAR = 'the store does not answer the question without something to delete';
/** Whether somebody who has these credentials could destroy what is stored. */
function findDeleteRights(removal, versioning, lock) {
    if (lock?.mode === 'COMPLIANCE')
        return (0,checkup.ok)(`Nobody can delete a version for ${lock.words} (object lock, COMPLIANCE).`);
    if (removal === 'unclear')
        return (0,checkup/* notChecked */.lb)(UNCLEAR);
    const keepsVersions = versioning === 'on' || versioning === 'suspended' || versioning === 'unknown';
    if (removal === 'denied') {
        return (0,checkup.ok)(keepsVersions
            ? 'These credentials may not delete versions: a stolen key can hide backups, not destroy them.'
            : 'These credentials may not delete anything.');
    }
    if (lock) {
        return (0,checkup.ok)(`These credentials may delete versions, but object lock (${lock.mode}) refuses for ${lock.words}, unless they also have s3:BypassGovernanceRetention.`);
    }
    return (0,checkup/* warn */.R8)(`These credentials may delete ${keepsVersions ? 'versions' : 'objects, and there are no versions'}: a stolen key could destroy every backup.`, keepsVersions
        ? 'Take away s3:DeleteObjectVersion (and prune-versions; let a lifecycle rule expire noncurrent versions), or set an object lock with a default retention. docs/setup.md has a policy.'
        : 'Switch versioning on and grant s3:DeleteObject alone, or keep a second copy that these credentials cannot reach.');
}
function findPruneRights(removal) {
    if (removal === undefined) {
        return (0,checkup/* notChecked */.lb)('with versions the question itself would leave a delete marker behind');
    }
    if (removal === 'unclear')
        return (0,checkup/* notChecked */.lb)(UNCLEAR);
    if (removal === 'allowed')
        return (0,checkup.ok)('These credentials may delete objects, which retention needs.');
    return (0,checkup/* warn */.R8)('These credentials may not delete objects: a backup that retention removes ends the run with an error.', 'Grant s3:DeleteObject below the prefix, or let retention keep everything and remove old backups yourself.');
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/doctor/examine-bucket.js










const CHECKS = [
    'store-reached',
    'store-identity',
    'store-write',
    'store-checksums',
    'store-conditional-writes',
    'store-versioning',
    'store-expiry',
    'store-open-uploads',
    'store-public-access',
    'store-encryption',
    'store-lock',
    'store-delete-rights',
    'store-prune-rights',
];
/** @throws SettingsError when nothing names a region */
async function openBucketDoctor(destination, options) {
    const opened = await (0,s3_open_gateway/* openGateway */.J)(destination, options);
    return {
        examine: (probe) => new Examination(opened, options, probe).all(),
        close: async () => opened.client.destroy(),
    };
}
/** By the host of the endpoint. */
function kindOfStore(endpoint) {
    const url = URL.canParse(endpoint) ? endpoint : `https://${endpoint}`;
    const host = (0,s3_client/* hostOf */.w4)(url);
    if ((0,s3_client/* isAmazon */.nV)(url))
        return 'aws-s3';
    if (/(^|\.)r2\.cloudflarestorage\.com$/.test(host))
        return 'r2';
    if (/(^|\.)backblazeb2\.com$/.test(host))
        return 'b2';
    return /(^|\.)supabase\.co$/.test(host) ? 'supabase' : 'other-s3';
}
class Examination {
    opened;
    options;
    probe;
    #checkup;
    #capabilities;
    #kind;
    #verifiesContent = null;
    constructor(opened, options, probe) {
        this.opened = opened;
        this.options = options;
        this.probe = probe;
        this.#checkup = new checkup/* Checkup */.cg(options.log, options.signal);
        this.#capabilities = new s3_capabilities/* S3Capabilities */.z(options.log);
        this.#kind = kindOfStore(opened.endpoint);
    }
    async all() {
        const isOpen = await this.#reach();
        const known = isOpen ? await this.#askAll() : { keepsVersions: null, noncurrentDays: null };
        this.#checkup.skip(CHECKS, 'the bucket could not be asked');
        return {
            checks: this.#checkup.checks,
            kind: this.#kind,
            endpoint: (0,s3_client/* hostOf */.w4)(this.#url) || this.opened.endpoint,
            verifiesContent: this.#verifiesContent,
            ...known,
            freeBytes: null,
        };
    }
    get #url() {
        const { endpoint } = this.opened;
        return URL.canParse(endpoint) ? endpoint : `https://${endpoint}`;
    }
    /** True when somebody answers who knows the bucket and the credentials. */
    async #reach() {
        const { gateway, endpoint, region } = this.opened;
        const finding = await this.#checkup.attempt(async () => {
            await gateway.call('list the bucket', (http) => gateway.client.send(new dist_cjs/* ListObjectsV2Command */.u6x({ ...gateway.prefixOf(''), MaxKeys: 1 }), http));
            return (0,checkup.ok)(`Bucket "${gateway.bucket}" at ${endpoint}, region ${region}.`);
        });
        this.#checkup.note('store-reached', finding);
        // Who may not list may still have other rights; after any other failure nothing is worth asking.
        return finding.status !== 'fail' || finding.code === 'STORE_ACCESS_DENIED';
    }
    async #askAll() {
        const { gateway, client, region, prefix } = this.opened;
        const { log, signal, s3 } = this.options;
        const checkup = this.#checkup;
        const kind = this.#kind;
        const questions = bucketQuestions(gateway);
        await checkup.run('store-identity', () => findIdentity({ client, kind, region, log, signal }));
        await checkup.run('store-write', () => this.#write());
        if (this.#verifiesContent === null)
            checkup.skip(['store-checksums'], 'no upload could be opened');
        const versioning = await this.#known(['store-versioning'], async () => versioningOf(await questions.versioning()));
        const state = versioning ?? 'unknown';
        if (versioning)
            await checkup.run('store-versioning', () => findVersioning(versioning, gateway.bucket, kind));
        const lifecycle = await this.#known(['store-expiry', 'store-open-uploads'], async () => lifecycleOf(await questions.lifecycle(), prefix));
        if (lifecycle) {
            await checkup.run('store-expiry', () => findExpiry(lifecycle, state));
            await checkup.run('store-open-uploads', () => findOpenUploads(lifecycle));
        }
        await checkup.run('store-public-access', () => findPublicAccess(questions, gateway.bucket));
        await checkup.run('store-encryption', async () => findEncryption(await questions.encryption(), s3, kind));
        const lock = await this.#known(['store-lock'], () => questions.lock());
        if (lock)
            await checkup.run('store-lock', () => findLock(lock));
        // A bucket that never had versions is asked plainly; in any other that would leave a marker.
        const isPlain = state === 'off' || state === 'unsupported';
        await checkup.run('store-conditional-writes', () => this.#conditionalWrites(isPlain));
        const removal = await this.#known(['store-delete-rights', 'store-prune-rights'], () => isPlain
            ? probePlainRemoval(gateway, this.probe.unusedKey)
            : probeVersionRemoval(gateway, this.probe.unusedKey));
        if (removal) {
            await checkup.run('store-delete-rights', () => findDeleteRights(removal, state, lock && lockOf(lock)));
            await checkup.run('store-prune-rights', () => findPruneRights(isPlain ? removal : undefined));
        }
        return {
            keepsVersions: state === 'unknown' ? null : !isPlain,
            noncurrentDays: lifecycle?.noncurrentDays ?? null,
        };
    }
    async #write() {
        const { gateway } = this.opened;
        const { finding, verifiesContent } = await probeWrite(gateway, this.#capabilities, this.probe.uploadKey);
        this.#verifiesContent = verifiesContent;
        this.#checkup.note('store-checksums', findChecksums(verifiesContent));
        return finding;
    }
    async #conditionalWrites(isPlain) {
        const key = await this.probe.sidecarKey();
        if (key === null)
            return (0,checkup/* notChecked */.lb)('there is no backup yet to ask with; the first one finds out');
        return findConditionalWrites(this.opened.gateway, key, {
            keepsNoVersions: isPlain,
            verifiesContent: this.#verifiesContent === true,
        });
    }
    /** What the named checks rest on; they all have the same failure. */
    async #known(ids, ask) {
        try {
            return await ask();
        }
        catch (error) {
            const finding = this.#checkup.explain(error);
            for (const id of ids)
                this.#checkup.note(id, finding);
            return undefined;
        }
    }
}


/***/ })

};
