using System.Diagnostics;
using Federation.Fuzz.Inputs;
using Federation.Fuzz.Laws;
using Federation.Fuzz.Subjects;

namespace Federation.Fuzz.Running;

/// <summary>What a child process does: judge one input of a target after the other. Whatever ends the process names its input by <see cref="Progress"/>.</summary>
/// <param name="mostFindings">It ends after so many, each different from the others.</param>
internal sealed class ChildLoop(InputSeries series, Progress progress, FindingsFolder folder, int mostFindings)
{
    private const int MostShrinkingTries = 5_000;
    private const int SamplesBeforeTheEnd = 2;
    private const double WarmingShare = 0.4;
    private static readonly TimeSpan MostShrinking = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Trial> _trials = new(StringComparer.Ordinal);
    private readonly HashSet<string> _signatures = new(StringComparer.Ordinal);

    /// <param name="first">The number of the first input.</param>
    /// <param name="time">How long it goes on, shrinking included.</param>
    public async Task RunAsync(long first, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var memory = new List<MemorySample>();
        var sampling = time * WarmingShare;
        long number = first;
        for (; watch.Elapsed < time && _signatures.Count < mostFindings; number++)
        {
            progress.Number = number;
            progress.Beat();
            var (subject, input) = series.At(number);
            if (!_trials.TryGetValue(subject.Name, out var trial)) _trials[subject.Name] = trial = new Trial(subject, progress.Beat);
            if (await trial.JudgeAsync(input) is { } breach && _signatures.Add(breach.Signature)) ChildLine.Write(new ChildLine { Finding = await ShrunkAsync(subject, breach, input) });
            if (memory.Count < SamplesBeforeTheEnd && watch.Elapsed > sampling) Sample(number - first + 1);
        }

        Sample(number - first);
        if (MemorySample.GrowthIn(memory) is { } growth) ChildLine.Write(new ChildLine { Finding = new Finding(series.At(number).Subject.Target, new Breach(LawNames.Growth, LawNames.Growth, growth), File: null) });
        var trials = _trials.Values;
        ChildLine.Write(new ChildLine { Figures = new ChildFigures(number - first, trials.Sum(trial => trial.Records), trials.Sum(trial => trial.Mapped), trials.Sum(trial => trial.FailedRuns), memory) });

        void Sample(long executions)
        {
            progress.Beat();
            memory.Add(MemorySample.Take(executions));

            // Halfway from here to the end, however long this took.
            sampling = (watch.Elapsed + time) / 2;
        }
    }

    private async Task<Finding> ShrunkAsync(Subject subject, Breach breach, byte[] input)
    {
        var watch = Stopwatch.StartNew();
        byte[] shrunk = await Shrinker.ShrinkAsync(input, BreaksAsync, MostShrinkingTries, () => watch.Elapsed < MostShrinking);
        return folder.Keep(subject.Name, await new Trial(subject, progress.Beat).JudgeAsync(shrunk) ?? breach, shrunk);

        async Task<bool> BreaksAsync(byte[] candidate)
        {
            progress.Beat();
            return (await new Trial(subject, progress.Beat).JudgeAsync(candidate))?.Signature == breach.Signature;
        }
    }
}
