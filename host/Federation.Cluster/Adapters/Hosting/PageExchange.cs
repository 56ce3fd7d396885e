using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Adapters.Protocol;
using Federation.Cluster.People.Kept;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>The next page: records in any number of frames, then its end; or the end of the fetch, which is null.</summary>
internal sealed class PageExchange(WorkerOptions limits, AdapterCapabilities capabilities, SourceWatch watch, SecretBlackout blackout, bool keepsPersons = false) : Exchange<Page?>
{
    private readonly List<SourceRecord> _records = [];
    private long _bytes;
    private Page? _page;

    /// <summary>What was cut out of the records, by record; nothing where the network does not say why it would be kept.</summary>
    public Dictionary<SourceRecord, IReadOnlyList<PersonValue>> Persons { get; } = new(ReferenceEqualityComparer.Instance);

    protected override Page? Result => _page;

    public override bool Accept(Frame frame)
    {
        watch.GavePage(); // here, before the frames that follow are looked at
        switch (frame.Type)
        {
            case FrameType.Records:
                Add(frame.Payload);
                return false;
            case FrameType.PageEnd:
                _page = End(WireJson.Read(frame.Payload, WireJson.Default.PageEndMessage));
                return true;
            case FrameType.FetchEnd when _records.Count == 0:
                return true;
            default:
                throw Unexpected(frame);
        }
    }

    private void Add(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload);
        while (!reader.AtEnd)
        {
            var record = RecordCodec.Read(ref reader, out var persons);
            _bytes += record.Raw.Length;
            if (record.Issues.Count > 0) record = record with { Issues = blackout.Cover(record.Issues) };
            _records.Add(record);
            if (keepsPersons && persons.Count > 0) Persons.Add(record, persons);
            if (record.Raw.Length > limits.RecordBytes) throw new ProtocolException($"A record has {record.Raw.Length} bytes; {limits.RecordBytes} are allowed.");
            if (_records.Count > limits.PageRecords) throw new ProtocolException($"A page has more than {limits.PageRecords} records.");
            if (_bytes > limits.PageBytes) throw new ProtocolException($"A page has more than {limits.PageBytes} bytes.");
        }
    }

    private Page End(PageEndMessage end)
    {
        var deleted = end.DeletedIds ?? [];
        if (deleted.Count > 0 && !capabilities.HasFlag(AdapterCapabilities.Deletions)) throw new ProtocolException("A page names deleted ids; the manifest does not name deletions.");
        if (deleted.Any(id => id is null || id.Length > RecordLimits.SourceId)) throw new ProtocolException("A deleted id is null or too long.");
        if (end.NextCursor?.Length > RecordLimits.Cursor) throw new ProtocolException($"A cursor has {end.NextCursor.Length} characters; {RecordLimits.Cursor} are allowed.");
        return new Page
        {
            Records = _records,
            DeletedIds = deleted,
            NextCursor = end.NextCursor,
            EndOfSnapshot = end.EndOfSnapshot,
            EstimatedTotal = end.EstimatedTotal is >= 0 and var total ? total : null,
        };
    }
}
