'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import Link from 'next/link';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import type { Column } from '#components/tables/data-table.tsx';
import { classNames } from '#components/ui/class-names.ts';

type VirtualTableProps<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowHref: (row: Row) => string;
  /** Opens a row beside the list; with a modifier its link opens the page. */
  readonly onOpen: (row: Row) => void;
  readonly openKey: string | null;
  /** Asked for when the last rows come near. */
  readonly onNearEnd?: () => void;
};

const ROW_PX = 33;
const NEAR = 30;
const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const HIDE = { s: 'max-s:hidden', m: 'max-m:hidden', l: 'max-l:hidden' } as const;

/** Any number of rows, of which only those on screen are drawn. j and k or the arrows go from row to row, o opens the page. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rows, rowKey, onNearEnd } = props;
  const body = useRef<HTMLTableElement>(null);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_PX,
    overscan: 12,
    getItemKey: (index) => rowKey(rows[index] as Row),
    scrollMargin: body.current?.offsetTop ?? 0,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const isNearEnd = last >= rows.length - NEAR;
  // What the window shows decides when more is fetched.
  useEffect(() => {
    if (isNearEnd) onNearEnd?.();
  }, [isNearEnd, onNearEnd]);
  const margin = virtual.options.scrollMargin;
  const before = (items[0]?.start ?? margin) - margin;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin);
  const step = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    const row = event.target instanceof Element ? event.target.closest('tr') : null;
    if (by === undefined || !row || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = by > 0 ? row.nextElementSibling : row.previousElementSibling;
    event.preventDefault();
    event.stopPropagation();
    to?.querySelector('a')?.focus();
    to?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <table ref={body} aria-label={label} className="figures w-full table-fixed border-collapse text-table">
      <Head columns={columns} />
      <tbody onKeyDown={step}>
        {before > 0 ? <Space height={before} /> : null}
        {items.map(({ index, key }) => (
          <TableRow
            key={String(key)}
            {...props}
            row={rows[index] as Row}
            index={index}
            measure={virtual.measureElement}
          />
        ))}
        {after > 0 ? <Space height={after} /> : null}
      </tbody>
    </table>
  );
}

// One cell alone: on a narrow screen most columns are away, and a cell across them all would bring them back, empty.
function Space({ height }: { readonly height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus.
    <tr aria-hidden="true">
      <td style={{ height }} />
    </tr>
  );
}

function Head<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            style={column.width ? ({ '--column': column.width } as CSSProperties) : undefined}
            className={classNames(
              'z-10 truncate border-line border-b bg-ground py-1.5 pr-3 text-left font-normal text-ink-3 last:pr-0 s:sticky s:top-12 m:top-0',
              column.width && 's:w-(--column)',
              column.isName && 'max-s:w-32',
              column.align === 'end' && 'text-right',
              column.hideBelow && HIDE[column.hideBelow],
            )}
          >
            {column.header}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type TableRowProps<Row> = VirtualTableProps<Row> & {
  readonly row: Row;
  readonly index: number;
  readonly measure: (element: Element | null) => void;
};

function TableRow<Row>({
  row,
  index,
  columns,
  rowHref,
  rowKey,
  onOpen,
  openKey,
  measure,
}: TableRowProps<Row>) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(row);
  };
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-current={rowKey(row) === openKey || undefined}
      className="relative border-line border-b focus-within:bg-hover hover:bg-hover aria-[current]:bg-paper"
    >
      {columns.map((column) => (
        <td
          key={column.id}
          className={classNames(
            'h-(--row) truncate py-1.25 pr-3 align-top last:pr-0',
            column.align === 'end' && 'text-right',
            column.hideBelow && HIDE[column.hideBelow],
          )}
        >
          {column.isName ? (
            <Link
              href={rowHref(row)}
              prefetch={false}
              onClick={open}
              className="after:absolute after:inset-0 after:content-['']"
            >
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
