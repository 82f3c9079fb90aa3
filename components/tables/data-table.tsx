'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { CSSProperties, ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { Skeleton } from '#components/ui/marks.tsx';

/** One column: how it is named and what it shows of a row. */
export type Column<Row> = {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  /** A CSS width where there is room for columns; those without one share what is left. A phone fits them all to what they hold. */
  readonly width?: string;
  /** Left out below this width, where what it says is elsewhere or less needed. */
  readonly hideBelow?: 's' | 'm' | 'l';
  /** The column that names the row and carries its link; the first where none says so. */
  readonly isName?: boolean;
};

export type DataTableProps<Row> = {
  /** What the table holds, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowHref?: (row: Row) => string;
  readonly isSelected?: (row: Row) => boolean;
  /** Shown in place of rows: as many lines of skeleton. */
  readonly skeletonRows?: number;
};

const HIDE = { s: 'max-s:hidden', m: 'max-m:hidden', l: 'max-l:hidden' } as const;

function cellClasses<Row>(column: Column<Row>): string {
  return classNames(column.align === 'end' && 'text-right', column.hideBelow && HIDE[column.hideBelow]);
}

/** Rows of one kind of thing. A row is one link; the head stays while the rows scroll. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, skeletonRows = 0 } = props;
  const nameId = (columns.find((column) => column.isName) ?? columns[0])?.id;
  return (
    <div className="overflow-x-auto s:overflow-x-visible">
      <table
        aria-label={label}
        aria-busy={skeletonRows > 0 || undefined}
        className="figures w-full border-collapse text-table"
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                style={column.width ? ({ '--column': column.width } as CSSProperties) : undefined}
                className={classNames(
                  column.width && 's:w-(--column)',
                  'z-10 whitespace-nowrap s:sticky s:top-12 m:top-0 border-line border-b bg-ground py-1.5 pr-3 text-left font-normal text-ink-3 last:pr-0',
                  cellClasses(column),
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {skeletonRows > 0
            ? Array.from({ length: skeletonRows }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: skeleton rows have no identity.
                <SkeletonRow key={index} columns={columns} />
              ))
            : rows.map((row) => <TableRow key={props.rowKey(row)} {...props} row={row} nameId={nameId} />)}
        </tbody>
      </table>
    </div>
  );
}

function TableRow<Row>({
  row,
  nameId,
  columns,
  rowHref,
  isSelected,
}: DataTableProps<Row> & { readonly row: Row; readonly nameId?: string }) {
  const href = rowHref?.(row);
  return (
    <tr
      aria-current={isSelected?.(row) || undefined}
      className={classNames(
        'group relative border-line border-b last:border-b-0 aria-[current]:bg-paper',
        href && 'hover:bg-hover',
      )}
    >
      {columns.map((column) => (
        <td
          key={column.id}
          className={classNames('h-(--row) py-1.25 pr-3 align-top last:pr-0', cellClasses(column))}
        >
          {href && column.id === nameId ? (
            <Link href={href} className="after:absolute after:inset-0 after:content-['']">
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

function SkeletonRow<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  const t = useTranslations('ui');
  return (
    <tr className="border-line border-b last:border-b-0">
      {columns.map((column, index) => (
        <td key={column.id} className={classNames('h-(--row) py-2 pr-3 last:pr-0', cellClasses(column))}>
          {index === 0 ? <span className="sr-only">{t('loading')}</span> : null}
          <Skeleton
            className={classNames(index === 0 ? 'w-3/5' : 'w-2/5', column.align === 'end' && 'ml-auto')}
          />
        </td>
      ))}
    </tr>
  );
}
