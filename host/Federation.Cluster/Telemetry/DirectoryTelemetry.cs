using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace Federation.Cluster.Telemetry;

/// <summary>
/// What the directory tells of itself while it works: one meter and one source of spans, of the base library alone. Who listens to them is the host's matter; with nobody listening they cost a look at a flag. docs/operate.md lists every instrument. Thread safe.
/// </summary>
public static class DirectoryTelemetry
{
    /// <summary>Of the meter, and of the source of spans.</summary>
    public const string Name = "Federation.Directory";

    private static readonly string? Version = typeof(DirectoryTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    /// <summary>From 0.1 milliseconds to 10 seconds: what is asked and answered.</summary>
    private static readonly double[] Answers = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>From half a second to six hours: what is worked through.</summary>
    private static readonly double[] Work = [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 21_600];

    private static readonly int[] Counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];

    /// <summary>For instruments that other projects of the directory make.</summary>
    public static Meter Meter { get; } = new(Name, Version);

    /// <summary>A span has no text that anybody wrote, and the id of nothing but a trusted document.</summary>
    public static ActivitySource Spans { get; } = new(Name, Version);

    /// <summary>A histogram of how long an answer took, in seconds.</summary>
    public static Histogram<double> AnswerTime(string name, string description) => Meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Answers });

    /// <summary>A histogram of numbers of things.</summary>
    /// <param name="unit">What is counted, in braces.</param>
    public static Histogram<int> Sizes(string name, string unit, string description) => Meter.CreateHistogram(name, unit, description, tags: null, new InstrumentAdvice<int> { HistogramBucketBoundaries = Counts });

    /// <summary>A counter.</summary>
    /// <param name="unit">What is counted, in braces.</param>
    public static Counter<long> Count(string name, string unit, string description) => Meter.CreateCounter<long>(name, unit, description);

    /// <summary>A histogram of how long a piece of work took, in seconds.</summary>
    internal static Histogram<double> WorkTime(string name, string description) => Meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Work });
}
