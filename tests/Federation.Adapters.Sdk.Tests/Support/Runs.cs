using Xunit;
using Federation.Contracts;

namespace Federation.Adapters.Testing;

/// <summary>Runs an adapter to its end and keeps what came, whatever ended it.</summary>
internal sealed record Runs(IReadOnlyList<Page> Pages, AdapterException? Failure)
{
    public IReadOnlyList<SourceRecord> Records => [.. Pages.SelectMany(page => page.Records)];

    public bool Complete => Pages.Count > 0 && Pages[^1].EndOfSnapshot;

    public static async Task<Runs> OfAsync(IAdapter adapter, AdapterContext context, FetchRequest? request = null)
    {
        var pages = new List<Page>();
        try
        {
            await foreach (var page in adapter.FetchAsync(request ?? new FetchRequest(), context, TestContext.Current.CancellationToken)) pages.Add(page);
        }
        catch (AdapterException exception)
        {
            return new Runs(pages, exception);
        }

        return new Runs(pages, null);
    }

    /// <summary>Maps as the host does: a record with an error is not mapped, nor is one without an id.</summary>
    public IEnumerable<(SourceRecord Record, MapResult Result)> Mapped(IAdapter adapter, AdapterContext context) => Records
        .Where(record => record.SourceId.Length > 0 && record.Issues.All(issue => issue.Severity != IssueSeverity.Error))
        .Select(record => (record, adapter.Map(record, new MapContext { Config = context.Config })));
}
