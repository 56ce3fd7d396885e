using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Federation.Contracts;
using Federation.Contracts.Testing;

namespace Federation.Plugins.Tests;

/// <summary>A real file, read by an adapter and, apart from it, by plain means.</summary>
internal static class RealFile
{
    /// <summary>The rows as CsvHelper reads them, without anything of the SDK: cells by header, trimmed.</summary>
    public static List<Dictionary<string, string>> Rows(string file, string delimiter)
    {
        using var reader = new StreamReader(RealData.PathOf(file));
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter });
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read()) rows.Add(csv.HeaderRecord!.ToDictionary(header => header, header => csv.GetField(header)!.Trim()));
        return rows;
    }

    /// <summary>AdapterRun the adapter to its end.</summary>
    public static async Task<RealRun> RunAsync(IAdapter adapter, string file)
    {
        var context = AdapterBench.OfFile(RealData.PathOf(file));
        var run = await AdapterRun.OfAsync(adapter, context);
        return new RealRun { Run = run, Mapped = [.. run.Mapped(adapter, context)] };
    }
}
