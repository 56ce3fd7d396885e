using System.Globalization;

namespace Federation.Bench;

/// <summary>Prints one line a run, as a Markdown table, each as soon as it is known.</summary>
internal sealed class ResultTable(TextWriter output)
{
    public void WriteHead()
    {
        output.WriteLine("| listings | run                     | listings/s |   run s | process s | CPU s host | CPU s worker | peak MB host | peak MB worker | database MB |");
        output.WriteLine("|---------:|-------------------------|-----------:|--------:|----------:|-----------:|-------------:|-------------:|---------------:|------------:|");
    }

    public void Write(BenchResult result) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {result.Run.Counts.Read,8} | {result.Step,-23} | {result.Run.ListingsPerSecond,10:0} | {result.Run.Duration.TotalSeconds,7:0.00} | {result.Process?.TotalSeconds,9:0.00} | {result.Host.Cpu.TotalSeconds,10:0.0} | {result.Worker.Cpu.TotalSeconds,12:0.0} | {Megabytes(result.Host.PeakBytes),12:0} | {Megabytes(result.Worker.PeakBytes),14:0} | {Megabytes(result.DatabaseBytes),11:0} |"));

    private static double Megabytes(long bytes) => bytes / 1e6;
}
