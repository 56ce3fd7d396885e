using System.Text;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Probing.Drafts;

/// <summary>What the engine made of the sample by a draft: so many records, usable, with a place, and which codes were told how often.</summary>
internal sealed record DraftTrial(int Records, int Usable, int Located, IReadOnlyDictionary<string, int> Issues)
{
    private const int Most = 200;

    /// <summary>Null where the draft is no mapping.</summary>
    public static async Task<DraftTrial?> OfAsync(string yaml, StartContext context, CancellationToken cancellationToken)
    {
        if (MappingFile.Read(Encoding.UTF8.GetBytes(yaml)).Mapping is not { } mapping) return null;
        var adapter = new MappingAdapter(mapping);
        var map = new MapContext { Config = context.Config };
        var issues = new Dictionary<string, int>(StringComparer.Ordinal);
        int records = 0, usable = 0, located = 0;
        try
        {
            await foreach (var page in adapter.FetchAsync(new FetchRequest { PageSize = Most, MostRecords = Most }, context, cancellationToken))
            {
                foreach (var record in page.Records.Take(Most - records))
                {
                    records++;
                    bool isBroken = record.SourceId.Length == 0 || record.Issues.Any(issue => issue.Severity == IssueSeverity.Error);
                    if (record.SourceId.Length == 0) Tell(issues, "record.no-id");
                    foreach (var issue in record.Issues) Tell(issues, issue.Code);
                    if (isBroken) continue;
                    var result = adapter.Map(record, map);
                    foreach (string code in result.Issues.Select(issue => issue.Code).Distinct()) Tell(issues, code);
                    if (result is not MapResult.Mapped { Draft: var draft }) continue;
                    usable++;
                    if (draft.Location is not null) located++;
                }

                if (records >= Most) break;
            }
        }
        catch (AdapterException failure)
        {
            Tell(issues, failure.Code);
        }

        return new DraftTrial(records, usable, located, issues);
    }

    private static void Tell(Dictionary<string, int> issues, string code) => issues[code] = issues.GetValueOrDefault(code) + 1;
}
