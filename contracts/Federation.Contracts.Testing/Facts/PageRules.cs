using System.Text;
using System.Text.Json;

namespace Federation.Contracts.Testing;

/// <summary>Pages are as the contract has them; else the host refuses them.</summary>
internal sealed class PageRules : ConformanceFact
{
    private const int Size = 3, MostCursor = 2_000, MostRaw = 1 << 20, MostId = 1_024;

    public override async Task HoldAsync(CaseTrial trial)
    {
        var deletes = trial.Create().Capabilities.HasFlag(AdapterCapabilities.Deletions);
        var reference = await trial.ReferenceAsync();
        var small = reference.Records.Count > 300 ? reference.Run : await trial.ReadAsync(new FetchRequest { PageSize = Size });
        Judging.None(Breaches(reference.Run, 500, deletes).Concat(ReferenceEquals(small, reference.Run) ? [] : Breaches(small, Size, deletes)));
    }

    private static IEnumerable<string> Breaches(AdapterRun run, int size, bool deletes)
    {
        foreach (var (index, page) in run.Pages.Index())
        {
            if (page.Records.Count > size) yield return $"A page has {page.Records.Count} records; {size} were asked for (FetchRequest.PageSize).";
            if (page.NextCursor?.Length > MostCursor) yield return $"A cursor has {page.NextCursor.Length} characters; {MostCursor} are allowed.";
            if (page.DeletedIds.Count > 0 && !deletes) yield return "A page names deleted ids, and the adapter's capabilities do not.";
            if (page.EndOfSnapshot && index < run.Pages.Count - 1) yield return "A page came after the one that ended the snapshot.";
            foreach (var record in page.Records)
            {
                string name = $"The record {(record.SourceId.Length > 0 ? $"\"{record.SourceId}\"" : record.Locator)}";
                if (record.Raw.Length > MostRaw) yield return $"{name} has {record.Raw.Length} bytes; {MostRaw} are allowed.";
                if (Encoding.UTF8.GetByteCount(record.SourceId) > MostId) yield return $"{name} has an id of more than {MostId} bytes.";
                if (record.MediaType == "application/json" && !IsJson(record.Raw)) yield return $"{name} says that it is JSON, and is none.";
            }
        }
    }

    private static bool IsJson(ReadOnlyMemory<byte> raw)
    {
        try
        {
            using var document = JsonDocument.Parse(raw);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
