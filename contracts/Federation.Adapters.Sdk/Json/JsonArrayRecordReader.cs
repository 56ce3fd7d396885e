using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>Streams the elements of an array as records.</summary>
internal sealed class JsonArrayRecordReader(JsonArrayFormat format, Stream stream) : RecordReader
{
    private int _passedOver;

    public override string Description => Form + (_passedOver == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {_passedOver} elements of other kinds passed over"));

    private string Form => format switch
    {
        GeoJsonFormat => "GeoJSON",
        { Member: null } => "JSON array",
        { Member: var member } => $"JSON, array \"{member}\"",
    };

    public override async IAsyncEnumerable<SourceRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var splitter = new JsonArraySplitter(stream, format.Member, format.Limits, format.Beside);
        await foreach (var element in splitter.SplitAsync(cancellationToken))
        {
            if (element.IsBeside) JudgeBeside(element);
            else if (RecordOf(element) is { } record) yield return record;
            else _passedOver++;
        }
    }

    private void JudgeBeside(JsonArrayElement element)
    {
        if (element.Issues.FirstOrDefault(issue => issue.Severity == IssueSeverity.Error) is { } issue) throw new AdapterException(FailureKind.SourceChanged, issue.Code, $"{element.Pointer}: {issue.Message}");
        using var document = JsonDocument.Parse(element.Raw);
        format.JudgeBeside(document.RootElement);
    }

    private SourceRecord? RecordOf(JsonArrayElement element)
    {
        if (element.Refusal is { } reason) return RefusedRecord.Of(id: "", element.Pointer, reason);
        var record = new SourceRecord
        {
            SourceId = "",
            Raw = element.Raw,
            Locator = element.Pointer,
            PersonFields = format.PersonPointers,
            Issues = element.Issues,
        };
        using var document = RecordDocument.TryParse(element.Raw, out var problem);
        if (document is null)
        {
            return element.Issues.Any(issue => issue.Severity == IssueSeverity.Error) ? record : record with { Issues = [.. element.Issues, problem!] };
        }

        return format.Complete(record with { SourceId = document.Fields.TextAt(format.IdPointer) ?? "" }, document.Fields);
    }
}
