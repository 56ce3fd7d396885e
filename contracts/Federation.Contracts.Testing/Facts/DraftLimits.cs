namespace Federation.Contracts.Testing;

/// <summary>Drafts and issues are within the contract's limits, and their keys are of its vocabularies.</summary>
internal sealed class DraftLimits : ConformanceFact
{
    public override async Task HoldAsync(CaseTrial trial)
    {
        var mapped = trial.Map((await trial.ReferenceAsync()).Records);
        Judging.None(mapped.SelectMany(entry => Breaches(entry.Record, entry.Result)));
    }

    private static IEnumerable<string> Breaches(SourceRecord record, MapResult? result)
    {
        string name = $"The record \"{record.SourceId}\"";
        var found = IssueLimits.Breaches(record.Issues).Concat(result is null ? [] : IssueLimits.Breaches(result.Issues));
        if (result is MapResult.Mapped mapped)
        {
            found = found.Concat(DraftRules.Breaches(mapped.Draft));
            if (mapped.Issues.Any(issue => issue.Severity == IssueSeverity.Error)) found = found.Append("it was mapped with an error among its issues; an error rejects");
        }

        return found.Select(breach => $"{name}: {breach}.");
    }
}
