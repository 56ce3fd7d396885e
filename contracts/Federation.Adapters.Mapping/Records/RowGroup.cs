using System.Globalization;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Records;

/// <summary>One record of several rows: <c>{ "rows": [ … ] }</c>, each row once, in the order of their bytes. Pure; the order in which the rows came changes nothing but the locator.</summary>
internal static class RowGroup
{
    private static readonly byte[] Start = [.. "{\""u8, .. System.Text.Encoding.UTF8.GetBytes(RecordView.RowsMember), .. "\":["u8];

    public static SourceRecord Record(string id, IReadOnlyList<SourceRecord> rows)
    {
        string locator = rows.Count == 1 ? rows[0].Locator ?? "" : string.Create(CultureInfo.InvariantCulture, $"{rows[0].Locator} and {rows.Count - 1} more");
        var sorted = rows.OrderBy(row => row.Raw, BytesOrder.Instance).ToList();
        var once = sorted.Where((row, index) => index == 0 || !row.Raw.Span.SequenceEqual(sorted[index - 1].Raw.Span)).ToList();
        if (once.Sum(row => (long)row.Raw.Length + 1) + Start.Length + 2 > ParserLimits.MostRecordBytes) return RefusedRecord.Of(id, locator, RefusedRecord.TooLarge(ParserLimits.Standard));
        using var raw = new MemoryStream();
        raw.Write(Start);
        for (int index = 0; index < once.Count; index++)
        {
            if (index > 0) raw.WriteByte((byte)',');
            raw.Write(once[index].Raw.Span);
        }

        raw.Write("]}"u8);
        return new SourceRecord
        {
            SourceId = id,
            Raw = raw.ToArray(),
            Locator = locator,
            PersonFields = [.. once.SelectMany((row, index) => row.PersonFields.Select(pointer => Inside(index, pointer)))],
            ModifiedAt = rows.Max(row => row.ModifiedAt),
            Issues = [.. once.SelectMany((row, index) => row.Issues.Select(issue => issue with { Pointer = Inside(index, issue.Pointer ?? "") }))],
        };
    }

    private static string Inside(int row, string pointer) => string.Create(CultureInfo.InvariantCulture, $"/{RecordView.RowsMember}/{row}{pointer}");

    private sealed class BytesOrder : IComparer<ReadOnlyMemory<byte>>
    {
        public static BytesOrder Instance { get; } = new();

        public int Compare(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceCompareTo(y.Span);
    }
}
