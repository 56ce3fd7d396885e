using System.Diagnostics.CodeAnalysis;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SpaceApi;

/// <summary>
/// The file that a collector records: an array of <c>{ "url", "valid", "lastSeen", "data"? }</c>. An entry without data is a
/// space that did not answer when it was recorded.
/// </summary>
internal sealed class RecordedAnswersFormat : JsonArrayFormat
{
    [SetsRequiredMembers]
    public RecordedAnswersFormat() => IdPointer = "/url";

    protected override SourceRecord Complete(SourceRecord record, RecordFields fields) => fields.Value("data") is not null
        ? record with { PersonFields = [.. fields.Values("data").SelectMany(data => PersonMembers.PointersIn(data, "/data")).Distinct()] }
        : record with { Issues = [.. record.Issues, SpaceRecord.NoData] };
}
