using System.Buffers;
using System.Text;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>
/// Makes a page fit to leave the worker: persons cut out, oversized parts replaced and reported, packed into frames.
/// Not thread safe.
/// </summary>
internal sealed class PagePacker(StartMessage limits)
{
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();

    private IReadOnlyList<string> _lastPointers = [];
    private PersonFields _lastFields = PersonFields.Of([]);

    /// <exception cref="AdapterException">The page is too large, or no page.</exception>
    public HeldPage Pack(Page page, int mostRecords)
    {
        if (page?.Records is null || page.DeletedIds is null) throw Invalid("The adapter gave null for a page, its records or its deleted ids.");
        if (page.Records.Count > limits.PageRecords) throw TooLarge($"{page.Records.Count:N0} records; {limits.PageRecords:N0} are allowed");
        if (page.DeletedIds.Count > 0 && !limits.Capabilities.HasFlag(AdapterCapabilities.Deletions)) throw Invalid("The adapter named deleted ids, but its manifest does not name deletions.");

        if (page.NextCursor?.Length > RecordLimits.Cursor) throw Invalid($"The adapter gave a cursor of {page.NextCursor.Length:N0} characters; {RecordLimits.Cursor:N0} are allowed.");

        var frames = new List<ReadOnlyMemory<byte>>();
        var frame = new ArrayBufferWriter<byte>(Frame.ChunkBytes);
        var records = new List<SourceRecord>(Math.Min(page.Records.Count, mostRecords));
        long bytes = 0;
        foreach (var record in page.Records.Take(mostRecords))
        {
            var prepared = Prepare(record ?? throw Invalid("The adapter gave null for a record."));
            bytes += prepared.Raw.Length;
            if (bytes > limits.PageBytes) throw TooLarge($"more than {limits.PageBytes:N0} bytes");
            if (frame.WrittenCount > 0 && frame.WrittenCount + prepared.Raw.Length > Frame.ChunkBytes) frame = Seal(frame, frames, records);
            RecordCodec.Write(frame, prepared, limits.KeepsPersons && record.MediaType == "application/json" ? PersonValues.Of(record.Raw, record.PersonFields) : null);
        }

        if (frame.WrittenCount > 0) Seal(frame, frames, records);
        bool isWhole = records.Count == page.Records.Count;

        // A cursor must not pass what was not handed over.
        return new HeldPage(isWhole ? page with { Records = records } : page with { Records = records, NextCursor = null, EndOfSnapshot = false }, frames);
    }

    // What is held for mapping is read back from what will be sent, so both sides have the same record.
    private static ArrayBufferWriter<byte> Seal(ArrayBufferWriter<byte> frame, List<ReadOnlyMemory<byte>> frames, List<SourceRecord> records)
    {
        frames.Add(frame.WrittenMemory);
        var reader = new PayloadReader(frame.WrittenMemory);
        while (!reader.AtEnd) records.Add(RecordCodec.Read(ref reader));
        return new ArrayBufferWriter<byte>(Frame.ChunkBytes);
    }

    private SourceRecord Prepare(SourceRecord record)
    {
        if (record.SourceId is null || record.PersonFields is null || record.Issues is null) throw Invalid("The adapter gave null for a record's id, person fields or issues.");
        var issues = new List<Issue>(record.Issues.Take(RecordLimits.MostIssues).Select(IssueTexts.Shorten));
        var raw = record.Raw;
        if (raw.Length > limits.RecordBytes)
        {
            raw = Refuse(issues, Issue.Error("record.too-large", $"The record has {raw.Length:N0} bytes; {limits.RecordBytes:N0} are allowed."));
        }
        else if (record.PersonFields.Count > 0)
        {
            raw = Cut(record) ?? Refuse(issues, Issue.Error("record.malformed", "The record is not valid JSON, so no person could be cut out of it."));
        }

        string id = record.SourceId;
        if (Encoding.UTF8.GetByteCount(id) > RecordLimits.SourceId)
        {
            id = "";
            Add(issues, Issue.Error("record.id-too-long", $"The source's id is longer than {RecordLimits.SourceId:N0} bytes."));
        }

        return new SourceRecord
        {
            SourceId = id,
            Raw = raw,
            MediaType = Bound(record.MediaType ?? "", RecordLimits.MediaType),
            Locator = record.Locator is null ? null : Bound(PlainText.Of(record.Locator, RecordLimits.Locator), RecordLimits.Locator),
            ModifiedAt = record.ModifiedAt,
            Issues = issues,
        };
    }

    private ReadOnlyMemory<byte>? Cut(SourceRecord record)
    {
        if (record.MediaType != "application/json") return null;
        if (!ReferenceEquals(_lastPointers, record.PersonFields))
        {
            // Adapters give every record the same list.
            _lastFields = PersonFields.Of([.. record.PersonFields]);
            _lastPointers = record.PersonFields;
        }

        return _lastFields.Cut(record.Raw);
    }

    private static ReadOnlyMemory<byte> Refuse(List<Issue> issues, Issue issue)
    {
        Add(issues, issue);
        return EmptyObject;
    }

    private static void Add(List<Issue> issues, Issue issue)
    {
        if (issues.Count == RecordLimits.MostIssues) issues.RemoveAt(issues.Count - 1);
        issues.Add(issue);
    }

    private static string Bound(string text, int mostBytes) => Encoding.UTF8.GetByteCount(text) <= mostBytes ? text : text[..(mostBytes / 4)];

    private static AdapterException Invalid(string message) => new(FailureKind.Bug, "adapter.invalid-page", message);

    private static AdapterException TooLarge(string what) => new(FailureKind.Bug, "worker.page-too-large", $"The adapter gave a page of {what}.");
}
