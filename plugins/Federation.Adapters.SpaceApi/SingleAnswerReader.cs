using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SpaceApi;

/// <summary>The one record of a source that is a space's own answer.</summary>
internal sealed class SingleAnswerReader(SourceRecord record) : RecordReader
{
    public override string Description => "SpaceAPI, one endpoint";

    public override IAsyncEnumerable<SourceRecord> ReadAsync(CancellationToken cancellationToken) => new[] { record }.ToAsyncEnumerable();
}
