using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.CommandLine;

public sealed class MatchCommandTests : IDisposable
{
    private const string Header = "label,kind,name_a,addr_a,cp_a,city_a,lat_a,lon_a,name_b,addr_b,cp_b,city_b,lat_b,lon_b\n";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Evaluate_LabelledPairs_CountsByKindAndShowsTheWorstError()
    {
        string file = Write(Header
            + "1,two lists,La Fabrique,3 rue du Port,21000,Dijon,47.3,5.04,La Fabrique,3 rue du Port,21000,DIJON,47.3,5.04\n"
            + "1,two lists,La Fabrique,3 rue du Port,21000,Dijon,47.3,5.04,Le Moulin,88 avenue Foch,21200,Beaune,47.02,4.84\n"
            + "0,neighbours,La Fabrique,3 rue du Port,21000,Dijon,47.3,5.04,Le Moulin,5 rue du Port,21000,Dijon,47.301,5.04\n");

        var answer = JsonDocument.Parse((await Command.RunAsync("match", "evaluate", file, "--json")).Expect(0).Output).RootElement;

        Assert.Equal(0.5, answer.GetProperty("all").GetProperty("counts").GetProperty("recall").GetDouble());
        Assert.Equal(["neighbours", "two lists"], answer.GetProperty("byKind").EnumerateArray().Select(kind => kind.GetProperty("kind").GetString()));
        var error = Assert.Single(answer.GetProperty("worst").EnumerateArray());
        Assert.Equal((3, true), (error.GetProperty("line").GetInt32(), error.GetProperty("samePlace").GetBoolean()));
        Assert.Contains(error.GetProperty("evidence").EnumerateArray(), reason => reason.GetProperty("kind").GetString() == "distance" && reason.GetProperty("weight").GetDouble() < 0);
        Assert.Contains("Le Moulin", (await Command.RunAsync("match", "evaluate", file)).Expect(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "match.file-empty")]
    [InlineData(Header, "match.file-empty")]
    [InlineData("a,b\n1,2\n", "match.unknown-columns")]
    [InlineData(Header + "2,x,A,,,,,,B,,,,,\n", "match.bad-row")]
    [InlineData("label,names,websites,socials,phones,addresses,base_names,base_websites,base_socials,base_phones,base_addresses\n1,{broken,,,,,,,,,\n", "match.bad-row")]
    public async Task Evaluate_AFileThatIsNone_SaysWhatIsWrong(string text, string code)
    {
        var result = (await Command.RunAsync("match", "evaluate", Write(text))).Expect(2);

        Assert.StartsWith(code + ":", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_NoFile_SaysSo() =>
        Assert.StartsWith("match.file-unreadable:", (await Command.RunAsync("match", "evaluate", _folder.PathOf("none.csv"))).Expect(2).Error, StringComparison.Ordinal);

    private string Write(string text)
    {
        string path = _folder.PathOf("pairs.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
