using System.Globalization;
using System.Runtime.CompilerServices;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SchemaOrg;

/// <summary>
/// Reads the pages of a list, one after another, in the list's order. Each holds one place, whose id is the page's address: so the record of a page that fails stands for the place that it showed before, and is
/// not taken for missing.
/// </summary>
internal sealed class LinkedPagesReader(IReadOnlyList<string> pages, PlaceFormat places, AdapterContext context, SiteSettings settings) : RecordReader
{
    private const string NoObjects = "json-ld.no-records";

    public override string Description => string.Create(CultureInfo.InvariantCulture, $"schema.org, {pages.Count} pages of at most {settings.MostPages}");

    public override async IAsyncEnumerable<SourceRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Failures are held back until one page answers: where none does, the fault is ours or the network's.
        var heldBack = new List<SourceRecord>();
        bool oneAnswered = false;
        foreach (string page in pages)
        {
            var (records, answered) = await ReadAsync(page, cancellationToken);
            oneAnswered |= answered;
            heldBack.AddRange(records);
            if (!oneAnswered) continue;
            foreach (var record in heldBack) yield return record;
            heldBack.Clear();
        }

        if (heldBack.Count == 0) yield break;
        throw new AdapterException(FailureKind.Transient, "schema-org.all-pages-failed", $"None of the {pages.Count} pages could be read; the first: {heldBack[0].Issues[0].Message}");
    }

    private async Task<(IReadOnlyList<SourceRecord> Records, bool Answered)> ReadAsync(string page, CancellationToken cancellationToken)
    {
        // A list in a file has no host of its own: which hosts may be asked is then the network's settings' to say.
        if (Uri.TryCreate(context.Config.Text("source"), UriKind.Absolute, out var list) && !list.IsFile && !LinkedPages.IsOfHost(page, list.AbsoluteUri))
        {
            return ([Refused(page, "schema-org.page-elsewhere", "The page is on another host than the list that leads to it.")], false);
        }

        try
        {
            await using var source = await OpenedSource.OpenPageAsync(context, page, cancellationToken);
            var reader = await places.OpenAsync(source, context, cancellationToken);
            return (OnePlace(page, await reader.ReadAsync(cancellationToken).ToListAsync(cancellationToken)), true);
        }
        catch (AdapterException failure) when (failure.Code == NoObjects)
        {
            return ([Refused(page, "schema-org.no-place", "The page describes no place in JSON-LD.")], true);
        }
        catch (AdapterException failure) when (failure.Kind != FailureKind.RateLimited)
        {
            return ([Refused(page, "schema-org.page-failed", failure.Message)], false);
        }
    }

    private static IReadOnlyList<SourceRecord> OnePlace(string page, List<SourceRecord> found)
    {
        int main = found.FindIndex(record => record.Issues.All(issue => issue.Severity != IssueSeverity.Error));
        if (main < 0) main = 0;
        return
        [
            found[main] with { SourceId = page, Locator = page },
            .. found.Where((record, index) => index != main && record.SourceId.Length > 0)
                .Select((_, index) => RefusedRecord.Of(string.Create(CultureInfo.InvariantCulture, $"{page}#{index + 2}"), page, Issue.Error("schema-org.several-places", "The page describes more than one place; the first was taken."))),
        ];
    }

    private static SourceRecord Refused(string page, string code, string why) => RefusedRecord.Of(page, page, Issue.Error(code, why));
}
