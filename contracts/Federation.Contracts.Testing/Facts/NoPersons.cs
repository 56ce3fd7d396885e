using System.Text.RegularExpressions;

namespace Federation.Contracts.Testing;

/// <summary>Nobody's mailbox, and nothing of what the adapter itself calls a person's, comes out in a draft, an issue, a place or the log.</summary>
internal sealed partial class NoPersons : ConformanceFact
{
    private const int LeastLetters = 4;

    public override async Task HoldAsync(CaseTrial trial)
    {
        var reference = await trial.ReferenceAsync();
        var mapped = trial.Map(reference.Records);
        Judging.None(reference.Records.Zip(mapped, (record, entry) => Breaches(record, entry.Result)).SelectMany(breaches => breaches)
            .Concat(reference.Log.Where(line => Mailbox().IsMatch(line)).Select(_ => "A mailbox stands in the log."))
            .Concat(InLog(reference)));
    }

    private static IEnumerable<string> Breaches(SourceRecord record, MapResult? result)
    {
        string name = $"The record \"{(Mailbox().IsMatch(record.SourceId) ? record.Locator : record.SourceId)}\"";
        if (Mailbox().IsMatch(record.SourceId)) yield return $"{name}: its id is a mailbox.";
        string[] persons = [.. PersonsOf(record)];
        foreach (var issue in record.Issues.Concat(result?.Issues ?? []))
        {
            string told = $"{issue.Message} {issue.Pointer}";
            if (Mailbox().IsMatch(told)) yield return $"{name}: a mailbox stands in the issue {issue.Code}.";
            if (persons.Any(person => told.Contains(person, StringComparison.Ordinal))) yield return $"{name}: the value of one of its PersonFields stands in the issue {issue.Code}.";
        }

        if ((result as MapResult.Mapped)?.Draft is not { } draft) yield break;
        foreach (var (field, text) in DraftTexts.Of(draft))
        {
            if (Mailbox().IsMatch(text)) yield return $"{name}: a mailbox stands in {field} of its draft. Name its member in SourceRecord.PersonFields.";

            // Whoever names a place after themselves does so in the name.
            if (field != "name" && persons.Contains(text, StringComparer.Ordinal)) yield return $"{name}: {field} of its draft is the value of one of its PersonFields.";
        }
    }

    private static IEnumerable<string> InLog(Reference reference)
    {
        if (reference.Log.Count == 0) return [];
        string log = string.Join('\n', reference.Log);
        return reference.Records.Where(record => PersonsOf(record).Any(person => log.Contains(person, StringComparison.Ordinal))).Take(1).Select(_ => "The value of a record's PersonFields stands in the log.");
    }

    // Numbers and short words are found anywhere.
    private static IEnumerable<string> PersonsOf(SourceRecord record) => PersonCut.Values(record).Select(value => value.Trim()).Where(value => value.Count(char.IsLetter) >= LeastLetters);

    [GeneratedRegex(@"[\p{L}\p{Nd}_+-]@(?:[\p{L}\p{Nd}](?:[\p{L}\p{Nd}-]{0,62})\.)+\p{L}{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Mailbox();
}
