using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>The records of a source that is closed with them.</summary>
internal sealed class OpenedRecords(OpenedSource source, RecordReader records) : RecordReader
{
    public override string Description => records.Description;

    public override double? ShareRead => source.ShareRead;

    public override IAsyncEnumerable<SourceRecord> ReadAsync(CancellationToken cancellationToken) => records.ReadAsync(cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await records.DisposeAsync();
        await source.DisposeAsync();
    }
}
