import {
  headerText,
  readDescription,
  relationPath,
  schemasInRefusal,
} from '../../../src/database/supabase/open-api.js';

describe('the description of a REST API', () => {
  it('keeps columns in their order, whatever they are called', () => {
    const text = `{"info":{"version":"12.0.2"},"paths":{"/":{},"/t \\"x\\"":{"get":{},"post":{}}},
      "definitions":{"t \\"x\\"":{"required":["1"],"properties":{"b":{"format":"text"},"__proto__":{"format":"jsonb"},
      "1":{"format":"bigint","description":"Note:\\nThis is a Primary Key.<pk/>"},"a:\\":":{"format":"uuid",
      "description":"This is a Foreign Key to \`other.id\`.<fk table='other' column='id'/>"}}}}}`;
    expect(readDescription(text)).toEqual({
      serverVersion: '12.0.2',
      relations: [
        {
          name: 't "x"',
          isWritable: true,
          columns: [
            { name: 'b', type: 'text', isPrimaryKey: false, isRequired: false, pointsTo: undefined },
            { name: '__proto__', type: 'jsonb', isPrimaryKey: false, isRequired: false, pointsTo: undefined },
            { name: '1', type: 'bigint', isPrimaryKey: true, isRequired: true, pointsTo: undefined },
            { name: 'a:":', type: 'uuid', isPrimaryKey: false, isRequired: false, pointsTo: 'other' },
          ],
        },
      ],
    });
  });

  it('knows a schema without relations, and what is no description', () => {
    expect(readDescription('{"paths":{"/":{}}}').relations).toEqual([]);
    expect(() => readDescription('{"message":"hello"}')).toThrow(/no OpenAPI/);
    expect(() => readDescription('<html>')).toThrow(SyntaxError);
  });

  it.each([
    ['The schema must be one of the following: public, a b', '', ['public', 'a b']],
    ['Invalid schema: x', 'Only the following schemas are exposed: public, api', ['public', 'api']],
    ['something else', '', undefined],
  ])('reads the exposed schemas from %j', (message, hint, schemas) => {
    expect(schemasInRefusal(message, hint)).toEqual(schemas);
  });

  it('knows which names no address can carry', () => {
    const path = (name: string) => relationPath({ schema: 's', name });
    expect(path('a/b?c#d')).toBe('/rest/v1/a%2Fb%3Fc%23d');
    expect(['.', '..', 'line\nbreak'].map(path)).toEqual([undefined, undefined, undefined]);
    expect(path('...')).toBe('/rest/v1/...');
    expect(headerText('schéma😀')).toHaveLength(Buffer.byteLength('schéma😀'));
  });
});
