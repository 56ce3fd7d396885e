using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Federation.Fuzz.Inputs;
using Federation.Fuzz.Laws;
using Federation.Fuzz.Subjects;

namespace Federation.Fuzz.Running;

/// <summary>
/// Fuzzes target after target, each in a child process of its own and for an equal share of the time. A child that crashes or hangs is a finding, and
/// another goes on after its input.
/// </summary>
internal sealed class FuzzRun(FuzzSettings settings, IReadOnlyList<Subject> subjects)
{
    private const int MostDeaths = 5;
    private const int MostShrinkingTries = 60;

    private readonly FindingsFolder _folder = new(settings.Folder);

    /// <returns>Every target's result, in the catalogue's order.</returns>
    public async Task<IReadOnlyList<TargetResult>> RunAsync(CancellationToken cancellationToken)
    {
        string[] targets = settings.Targets is { Count: > 0 } chosen ? [.. chosen] : [.. subjects.Select(subject => subject.Target).Distinct().Where(target => target != PlantedFaults.Target)];
        var share = settings.Time * Math.Min(settings.AtOnce, targets.Length) / targets.Length;
        var results = new ConcurrentDictionary<string, TargetResult>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(targets, new ParallelOptions { MaxDegreeOfParallelism = settings.AtOnce, CancellationToken = cancellationToken }, async (target, cancellation) =>
            results[target] = await FuzzAsync(target, share, cancellation));
        return [.. targets.Select(target => results[target])];
    }

    /// <summary>Judges one input in a child process of its own.</summary>
    /// <returns>The law that it breaks; null where it breaks none.</returns>
    public async Task<Breach?> JudgeAsync(string subject, byte[] input, CancellationToken cancellationToken)
    {
        string place = Directory.CreateTempSubdirectory("federation-fuzz-").FullName;
        try
        {
            string file = Path.Combine(place, "input");
            await File.WriteAllBytesAsync(file, input, cancellationToken);
            Breach? breach = null;
            var end = await new ChildProcess(settings.Patience).RunAsync([ChildCommands.Judge, subject, file], Path.Combine(place, "progress"), line => breach = ChildLine.Read(line).Finding?.Breach, cancellationToken);
            return end.IsClean ? breach : DeathOf(end);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private async Task<TargetResult> FuzzAsync(string target, TimeSpan share, CancellationToken cancellationToken)
    {
        var series = new InputSeries(subjects, target, settings.Seed);
        string progressFile = Path.GetTempFileName();
        var findings = new List<Finding>();
        var figures = new ChildFigures(0, 0, 0, 0, []);
        var watch = Stopwatch.StartNew();
        try
        {
            long first = 0;
            for (int deaths = 0; deaths < MostDeaths && findings.Count < settings.MostFindings && watch.Elapsed < share; deaths++)
            {
                string[] arguments = [ChildCommands.Fuzz, target, Text(settings.Seed), Text(first), Text((share - watch.Elapsed).TotalSeconds), settings.Folder, Text(settings.MostFindings)];
                ChildFigures? own = null;
                var end = await new ChildProcess(settings.Patience).RunAsync(arguments, progressFile, line => Hear(ChildLine.Read(line), findings, ref own), cancellationToken);
                figures += own ?? new ChildFigures(end.Number - first + 1, 0, 0, 0, []);
                if (end.IsClean) break;
                var death = DeathOf(end);
                if (findings.All(finding => finding.Breach.Signature != death.Signature)) findings.Add(await ShrunkAsync(series.At(end.Number), death, cancellationToken));
                first = end.Number + 1;
            }
        }
        finally
        {
            File.Delete(progressFile);
        }

        return new TargetResult(target, watch.Elapsed, figures, findings);
    }

    private static void Hear(ChildLine line, List<Finding> findings, ref ChildFigures? figures)
    {
        if (line.Finding is { } finding && findings.All(known => known.Breach.Signature != finding.Breach.Signature)) findings.Add(finding);
        figures = line.Figures ?? figures;
    }

    // One more process a try: what kills a process can only be tried in one.
    private async Task<Finding> ShrunkAsync((Subject Subject, byte[] Input) culprit, Breach death, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        byte[] shrunk = await Shrinker.ShrinkAsync(
            culprit.Input,
            async candidate => (await JudgeAsync(culprit.Subject.Name, candidate, cancellationToken))?.Law == death.Law,
            MostShrinkingTries,
            () => watch.Elapsed < settings.Patience * 2);
        return _folder.Keep(culprit.Subject.Name, death, shrunk);
    }

    private Breach DeathOf(ChildEnd end)
    {
        if (end.Hung) return new Breach(LawNames.Hang, LawNames.Hang, $"The trial neither ended nor gave a record within {settings.Patience.TotalSeconds:0} s of processor time.");
        string words = end.LastWords.Split('\n').FirstOrDefault(line => line.Length > 0) ?? "";
        string place = end.LastWords.Split('\n').FirstOrDefault(line => line.Contains(" Federation.", StringComparison.Ordinal))?.Trim() ?? "";
        return new Breach(LawNames.Crash, $"{LawNames.Crash}: {words} {place}", end.LastWords);
    }

    private static string Text<T>(T value) where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
