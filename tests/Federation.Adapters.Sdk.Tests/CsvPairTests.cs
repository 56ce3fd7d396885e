using System.Text;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

/// <summary>Characters that take two places in memory, wherever a parser's buffer ends between them. Found by the fuzzer: the reader threw.</summary>
public sealed class CsvPairTests
{
    [Theory]
    [InlineData("😀")]
    [InlineData("é😀")]
    [InlineData("😀😀😀")]
    public async Task Pair_AtTheEndOfABuffer_IsReadWhole(string text)
    {
        foreach (int length in new[] { 1_024, 2_048, 4_096, 8_192, 16_384 }.SelectMany(size => Enumerable.Range(size - 40, 60)))
        {
            string cell = new string('x', length) + text;
            var run = await Tables.ReadAsync(Tables.Csv("ID", "NOM"), $"ID;NOM\n1;é{cell}\n2;fin\n");

            Assert.Null(run.Failure);
            Assert.Equal(["é" + cell, "fin"], run.Pages.SelectMany(page => page.Records).Select(record => record.Cells()[1]));
        }
    }

    [Fact]
    public async Task BrokenBytes_AtTheEndOfABuffer_AreMarkedAndNothingIsLost()
    {
        for (int length = 4_060; length < 4_110; length++)
        {
            byte[] table = [.. "ID;NOM\n1;é"u8, .. Encoding.ASCII.GetBytes(new string('x', length)), 0xF0, 0x9F, .. "fin\n"u8];
            var run = await AdapterRun.OfAsync(Tables.Csv("ID", "NOM"), AdapterBench.Of(table));

            Assert.Null(run.Failure);
            Assert.EndsWith("fin", Assert.Single(run.Pages.SelectMany(page => page.Records)).Cells()[1], StringComparison.Ordinal);
        }
    }
}
