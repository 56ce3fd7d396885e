using System.Globalization;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>The records of a source that was read as a whole.</summary>
internal sealed class JsonLdReader(IReadOnlyList<SourceRecord> records) : RecordReader
{
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"JSON-LD, {records.Count} objects");

    public override IAsyncEnumerable<SourceRecord> ReadAsync(CancellationToken cancellationToken) => records.ToAsyncEnumerable();
}
