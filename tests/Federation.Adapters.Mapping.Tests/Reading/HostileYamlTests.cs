using System.Text;
using CsCheck;
using Federation.Adapters.Mapping.Tests.Samples;

namespace Federation.Adapters.Mapping.Tests.Reading;

/// <summary>Nothing that a file holds makes the reader throw, or take long.</summary>
public sealed class HostileYamlTests
{
    [Fact]
    public void Read_ArbitraryBytes_NeverThrows() => Gen.Byte.Array[0, 400].Sample(bytes =>
    {
        var reading = MappingFile.Read(bytes);
        return reading.Mapping is null == reading.Problems.Count > 0;
    }, iter: 3_000);

    [Fact]
    public void Read_MutatedMappings_NeverThrow()
    {
        byte[][] sound = [.. SampleFolder.All.Select(folder => File.ReadAllBytes(Path.Combine(SampleFolder.Root, folder.Name, MappingFile.FileName)))];
        var signs = Encoding.UTF8.GetBytes("{}[]:,-#&*!|>'\"%@`~? \n\té0");
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Select(Gen.Int[0, 100_000], Choice.Of(signs), Gen.Int[0, 3]).Array[1, 6]).Sample((which, changes) =>
        {
            var bytes = sound[which].ToList();
            foreach (var (at, sign, kind) in changes)
            {
                int place = at % bytes.Count;
                if (kind == 0) bytes.RemoveAt(place);
                else if (kind == 1) bytes.Insert(place, sign);
                else if (kind == 2) bytes[place] = sign;
                else bytes.RemoveRange(place, Math.Min(20, bytes.Count - place - 1));
            }

            var reading = MappingFile.Read(bytes.ToArray());
            return reading.Mapping is null == reading.Problems.Count > 0;
        }, iter: 3_000);
    }

    [Fact]
    public void Read_ExpandingAliases_AreRefusedBeforeTheyExpand()
    {
        var yaml = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char name = 'b'; name < 'k'; name++) yaml.Append($"{name}: &{name} [*{(char)(name - 1)},*{(char)(name - 1)},*{(char)(name - 1)}]\n");

        Assert.Equal("mapping.yaml", Assert.Single(Yamls.Read(yaml.ToString()).Problems).Issue.Code);
    }

    [Fact]
    public void Read_CharactersThatNoTextMayHold_NeverThrow()
    {
        const string Bad = "\"\\uFFFE\\uD800\"";

        Assert.Null(Record.Exception(() => Yamls.Read(Yamls.Who + $"source: {{ format: csv, headers: [{Bad}] }}\nrecords: {{ id: {Bad}, persons: [{Bad}], where: {{ column: {Bad}, is: {Bad} }} }}\nfields: {{ name: {{ text: \"{{\\uFFFE}}\", steps: [{{ drop: {Bad} }}, {{ table: {{ {Bad}: x }} }}] }}, services: {{ flags: {{ {Bad}: wifi }} }} }}\n")));
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Read_DeepNesting_IsRefused(char open) => Assert.Equal("mapping.yaml", Assert.Single(Yamls.Read(new string(open, 100_000)).Problems).Issue.Code);

    [Fact]
    public void Read_TooLarge_IsRefused() => Assert.Equal("mapping.too-large", Assert.Single(MappingFile.Read(new byte[MappingFile.MostBytes + 1]).Problems).Issue.Code);

    [Fact]
    public void Read_MoreMistakesThanAnybodyReads_AreCutOff() => Assert.Equal(100, Yamls.Read(string.Concat(Enumerable.Range(0, 5_000).Select(number => $"key{number}: x\n"))).Problems.Count);

    [Fact]
    public void Read_MoreValuesThanAnyMappingHas_AreRefused() => Assert.Contains(Yamls.Read($"hosts: [{string.Join(',', Enumerable.Repeat("a", 30_000))}]").Problems, problem => problem.Issue.Code == "mapping.yaml");

    [Theory]
    [InlineData("((a{0,300}){0,300}){0,300}")]
    [InlineData("(a|b|c|d|e|f|g){1000}(a|b){1000}")]
    [InlineData("(.*a){30}")]
    [InlineData("(?:(?:x+x+)+y)+")]
    [InlineData("(x{0,99}y?){90}")]
    [InlineData("(x{0,0000000099}y?){0000000090}")]
    [InlineData("((x?){14}y?){14}")]
    public void Pattern_ThatIsMadeToBeSlow_IsRefusedOrReadsInGoodTime(string pattern)
    {
        var elapsed = System.Diagnostics.Stopwatch.StartNew();
        var read = Federation.Adapters.Mapping.Values.SafePattern.TryParse(pattern, out _);

        _ = read?.Match(new string('x', 20_000) + new string('a', 20_000));
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(20), $"{elapsed.Elapsed}");
    }
}
