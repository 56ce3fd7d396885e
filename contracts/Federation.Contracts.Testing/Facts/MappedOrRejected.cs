using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Federation.Contracts.Testing;

/// <summary>Every record is mapped or rejected, whatever is in it: nothing is dropped, and nothing thrown.</summary>
internal sealed class MappedOrRejected : ConformanceFact
{
    private const int MostSpoilt = 12;

    private static readonly string[] NoRecords = ["", "{}", "[]", "null", "1", "\"a\"", "{", "\u0000"];

    public override async Task HoldAsync(CaseTrial trial)
    {
        var reference = await trial.ReferenceAsync();
        var breaches = reference.Records.Where(CaseTrial.IsMapped).Select(record => BreachOf(trial, PersonCut.Of(record), $"The record \"{record.SourceId}\""))
            .Concat(NoRecords.Select(raw => BreachOf(trial, new SourceRecord { SourceId = "x", Raw = Encoding.UTF8.GetBytes(raw) }, $"The record {raw}")))
            .Concat(reference.Records.Where(CaseTrial.IsMapped).Take(MostSpoilt).SelectMany(record => Spoilt(PersonCut.Of(record)).Select(spoilt => BreachOf(trial, spoilt, $"The record \"{record.SourceId}\", spoilt to {Encoding.UTF8.GetString(spoilt.Raw.Span)[..Math.Min(200, spoilt.Raw.Length)]}"))));
        Judging.None(breaches.OfType<string>());
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a stranger's mapping throws is what is to be told.")]
    private static string? BreachOf(CaseTrial trial, SourceRecord record, string what)
    {
        try
        {
            return trial.Map([record with { PersonFields = [] }])[0].Result is null ? $"{what}: mapping gave null. A record is mapped or rejected." : null;
        }
        catch (Exception exception)
        {
            return $"{what}: mapping threw {exception.GetType().FullName}: {exception.Message}. A record that cannot be used is rejected, with an issue.";
        }
    }

    // Each member in turn is something that no honest source gives.
    private static IEnumerable<SourceRecord> Spoilt(SourceRecord record)
    {
        List<string> names;
        try
        {
            using var document = JsonDocument.Parse(record.Raw);
            if (document.RootElement.ValueKind != JsonValueKind.Object) yield break;
            names = [.. document.RootElement.EnumerateObject().Select(member => member.Name).Distinct()];
        }
        catch (JsonException)
        {
            yield break;
        }

        foreach (string name in names)
        {
            foreach (string value in new[] { "null", "{}", "[[]]", "-1e308", "true", "\"\"", "\"\\u0000\\uFFFE\"" })
            {
                var spoilt = JsonNode.Parse(record.Raw.Span, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!.AsObject();
                spoilt[name] = JsonNode.Parse(value);
                yield return record with { Raw = Encoding.UTF8.GetBytes(spoilt.ToJsonString()) };
            }
        }
    }
}
