import { describe, expect, it } from 'vitest';
import { faultsByField } from '#components/forms/faults-by-field.ts';

const values = { name: '', clauses: [{ title: 'One', owner: undefined }] };

describe('faultsByField', () => {
  it('finds a field at any depth, empty ones too', () => {
    const faults = [
      { path: 'name', message: 'must not be empty' },
      { path: 'clauses.0.owner', message: 'is not a team' },
    ];
    expect(faultsByField(faults, values)).toEqual({ onFields: faults, rest: [] });
  });

  it('says what belongs to no field, with its path', () => {
    const faults = [
      { path: 'clauses.1.title', message: 'must not be empty' },
      { path: 'header.if-match', message: 'is missing' },
      { path: '', message: 'must be an object' },
      { path: 'toString', message: 'is not a field of this request' },
    ];
    expect(faultsByField(faults, values)).toEqual({
      onFields: [],
      rest: [
        'clauses.1.title: must not be empty',
        'header.if-match: is missing',
        'must be an object',
        'toString: is not a field of this request',
      ],
    });
  });
});
