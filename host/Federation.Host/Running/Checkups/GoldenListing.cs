using System.Text.Json;
using Federation.Contracts;
using Federation.Host.Output;

namespace Federation.Host.Running.Checkups;

/// <summary>One record of a golden file.</summary>
internal sealed record GoldenLine(string Id, string? Locator, ListingDraft? Draft, bool Rejected, IReadOnlyList<string> Issues)
{
    public static GoldenLine Of(SourceRecord record, MapResult result)
    {
        var draft = result is MapResult.Mapped mapped ? mapped.Draft : ((MapResult.Rejected)result).Draft;
        return new GoldenLine(record.SourceId, record.Locator, draft, result is MapResult.Rejected, [.. record.Issues.Concat(result.Issues).Select(issue => $"{issue.Code} {issue.Pointer}".TrimEnd())]);
    }
}

/// <summary>What once came out of a listing and was taken for right, beside the adapter.</summary>
internal static class GoldenListing
{
    public const string FileName = "golden.json";

    public static FactLine Compare(TrialGround ground, TrialReading reading, bool accept)
    {
        const string fact = "gives what was taken for right before";
        if (ground.Folder is not { } folder) return new FactLine(fact, FactOutcome.NotApplicable, "an installed adapter has no golden file");
        string path = Path.Combine(Directory.Exists(folder) ? folder : Path.GetDirectoryName(Path.GetFullPath(folder))!, FileName); // a file in a folder
        string now = Text(reading);
        if (accept && !reading.Ended) return new FactLine(fact, FactOutcome.NotApplicable, "the listing was not read to its end; nothing is written");
        if (accept)
        {
            File.WriteAllText(path, now);
            return new FactLine(fact, FactOutcome.Holds, $"{FileName} is written; look it through");
        }

        if (!File.Exists(path)) return new FactLine(fact, FactOutcome.NotApplicable, $"there is no {FileName} yet: \"--accept\" writes it");
        string[] before = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n'), after = now.Split('\n');
        int line = Enumerable.Range(0, Math.Max(before.Length, after.Length)).FirstOrDefault(index => before.ElementAtOrDefault(index) != after.ElementAtOrDefault(index), -1);
        return line < 0
            ? new FactLine(fact, FactOutcome.Holds, FileName)
            : new FactLine(fact, FactOutcome.Broken, $"{FileName}, line {line + 1}: was \"{before.ElementAtOrDefault(line)?.Trim()}\", is \"{after.ElementAtOrDefault(line)?.Trim()}\"");
    }

    private static string Text(TrialReading reading) =>
        JsonSerializer.Serialize<IReadOnlyList<GoldenLine>>([.. reading.Records.Zip(reading.Results, GoldenLine.Of)], HostJson.Default.IReadOnlyListGoldenLine).ReplaceLineEndings("\n") + "\n";
}
