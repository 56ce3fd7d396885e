using System.Globalization;
using System.Runtime.CompilerServices;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>Records that were read as a whole.</summary>
internal sealed class ReadRecords(string form, IReadOnlyList<SourceRecord> records) : RecordReader
{
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"{form}, {records.Count} records");

    public override async IAsyncEnumerable<SourceRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }
}
