using System.Globalization;

namespace Federation.Adapters.Mapping.Tests.Samples;

/// <summary>Every sample listing comes out as its expected.json says. With UPDATE_DOCS=1 that file is written anew: its diff is the review.</summary>
public sealed class SampleTests
{
    public static TheoryData<string> Names => new(SampleFolder.All.Select(folder => folder.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Sample_Read_ComesOutAsExpected(string name)
    {
        var folder = new SampleFolder(name);

        string outcome = await Outcome.OfAsync(new MappingAdapter(folder.Mapping()), folder.Context());

        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") await File.WriteAllTextAsync(folder.Expected, outcome, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(folder.Expected, TestContext.Current.CancellationToken), outcome);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Sample_ReadUnderAnotherCulture_ComesOutTheSame(string name)
    {
        var folder = new SampleFolder(name);
        string before = await Outcome.OfAsync(new MappingAdapter(folder.Mapping()), folder.Context());

        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            Assert.Equal(before, await Outcome.OfAsync(new MappingAdapter(folder.Mapping()), folder.Context()));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Samples_AreThoseOfTheirPage()
    {
        string page = File.ReadAllText(Path.Combine(SampleFolder.Root, "README.md"));

        Assert.Equal(SampleFolder.All.Select(folder => folder.Name), page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]));
    }
}
