using System.Text;
using CsCheck;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

/// <summary>What holds for every table.</summary>
public sealed class CsvLaws
{
    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(false), new UTF8Encoding(true), CodePagesEncodingProvider.Instance.GetEncoding(1252)!, new UnicodeEncoding(false, true), new UnicodeEncoding(true, true),
    ];

    // Letters, delimiters, quotes and line ends that every one of the encodings can write.
    private static readonly Gen<string> Cell = Gen.Char["abc éèçÉœ€0,;|\t\"\r\n'#{}"].Array[0, 12].Select(characters => new string(characters));

    private static readonly Gen<(string[][] Rows, char Delimiter, string LineEnd, Encoding Encoding, int Chunk, bool QuoteAll)> Table = Gen.Select(
        Gen.Int[1, 5].SelectMany(width => Cell.Array[width].Array[1, 20]),
        Gen.OneOf(';', ',', '\t', '|'),
        Gen.OneOf("\n", "\r\n"),
        Gen.OneOf(Encodings),
        Gen.Int[1, 300],
        Gen.Bool);

    [Fact]
    public Task Table_WrittenInAnyDialectAndEncoding_ReadsBackEqual() => Table.SampleAsync(
        async table =>
        {
            // The accent in the header settles the encoding: the cells alone may happen to be valid in two.
            string[] headers = [.. Enumerable.Range(1, table.Rows[0].Length).Select(column => $"Donnée {column}"), "ID"];
            var rows = table.Rows.Select((cells, index) => cells.Append($"n{index}").ToArray()).ToArray();
            string text = string.Concat(rows.Prepend(headers).Select(row => Write(row, table.Delimiter, table.QuoteAll) + table.LineEnd));
            byte[] bytes = [.. table.Encoding.GetPreamble(), .. table.Encoding.GetBytes(text)];

            var run = await AdapterRun.OfAsync(Tables.Csv("ID"), AdapterBench.Of(bytes, chunk: table.Chunk));

            Assert.Null(run.Failure);
            Assert.True(run.Complete);
            Assert.Equal(rows, run.Records.Select(record => record.Cells().ToArray()));
            Assert.All(run.Records, record => Assert.Empty(record.Issues));
        },
        iter: 2_000);

    private static string Write(string[] row, char delimiter, bool quoteAll) => string.Join(
        delimiter,
        row.Select(cell => quoteAll || cell.AsSpan().IndexOfAny(['"', '\r', '\n', delimiter]) >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell));
}
