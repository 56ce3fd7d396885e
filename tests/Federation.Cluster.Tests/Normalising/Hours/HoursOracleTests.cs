using System.Globalization;
using Federation.Cluster.Normalising.Hours;

namespace Federation.Cluster.Tests.Normalising.Hours;

/// <summary>Our opening hours before an independent judge, over one year. docs/opening-hours.md names the differences that are meant.</summary>
public sealed class HoursOracleTests
{
    private const int Year = 2026;
    private const double Agreement = 0.98, Understood = 0.90;

    private static ITestOutputHelper Output => TestContext.Current.TestOutputHelper!; // There is one in every test.

    [Fact]
    public async Task Generated_AFewBeforeTheJudge_Agree() => await JudgeGeneratedAsync(60, seed: 4);

    [Fact]
    [Trait("Category", "Long")]
    public async Task Generated_TwoThousandBeforeTheJudge_Agree() => await JudgeGeneratedAsync(2_000, seed: 2026);

    [Fact]
    [Trait("Category", "Long")]
    public async Task RealListings_EveryValueBeforeTheJudge_Agree()
    {
        int texts = 0, understood = 0;
        var shares = new List<double>();
        foreach (var (source, values) in RealHours.All())
        {
            var readings = values.Select(value => (Value: value, Reading: HoursReader.Read(value))).ToList();
            int known = readings.Count(reading => reading.Reading.Understood);
            (texts, understood) = (texts + readings.Count, understood + known);
            Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{source}: {known} of {readings.Count} understood, {(double)known / readings.Count:0.0000}"));
            foreach (var group in readings.Where(reading => !reading.Reading.Understood).GroupBy(reading => reading.Reading.Reason).OrderByDescending(group => group.Count()))
            {
                Output.WriteLine($"    {group.Count()} x {group.Key}, such as {group.First().Value.ReplaceLineEndings(" ")}");
            }

            shares.Add((await JudgeAsync([.. readings.Where(reading => reading.Reading.Understood).Select(reading => reading.Reading.Hours!).Distinct()])).Share); // Understood has hours.
        }

        Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all: {understood} of {texts} understood, {(double)understood / texts:0.0000}"));
        Assert.All(shares, share => Assert.InRange(share, Agreement, 1));
        Assert.InRange((double)understood / texts, Understood, 1);
    }

    /// <summary>The partners' own OSM texts, not our writing of them.</summary>
    [Fact]
    public async Task RealListings_OsmTextsAsWritten_Agree()
    {
        var texts = RealHours.All().Take(2).SelectMany(source => source.Texts).Where(text => OsmHours.Read(text).Understood).Distinct().ToList();

        var agreement = await JudgeTextsAsync(texts);

        Assert.Empty(agreement.Refused);
        Assert.InRange(agreement.Share, Agreement, 1);
    }

    private static async Task JudgeGeneratedAsync(int count, uint seed)
    {
        var texts = HoursGenerator.Generate(count, seed);
        Assert.All(texts, text => Assert.Null(OsmHours.Read(text).Reason));

        var agreement = await JudgeTextsAsync(texts);

        // The judge has no lists of nth days behind a month: "Dec Tu[1,2]".
        Assert.All(agreement.Refused, refused => Assert.Contains("constrained weekday", refused, StringComparison.Ordinal));
        Assert.InRange(agreement.Share, Agreement, 1);
    }

    private static Task<HoursAgreement> JudgeAsync(IReadOnlyList<OpeningHours> hours) => JudgeTextsAsync([.. hours.Select(each => each.Text)]);

    private static async Task<HoursAgreement> JudgeTextsAsync(IReadOnlyList<string> texts)
    {
        var verdicts = await HoursOracle.JudgeAsync(texts, Year);
        Assert.Equal(texts.Count, verdicts.Count);
        var agreement = new HoursAgreement();
        foreach (var (text, verdict) in texts.Zip(verdicts)) agreement.Add(OsmHours.Read(text).Hours!, verdict, Year); // Only texts that are understood are judged.
        Output.WriteLine(agreement.Summary);
        foreach (string line in agreement.Worst) Output.WriteLine("    " + line);
        foreach (string line in agreement.Refused) Output.WriteLine("    refused: " + line);
        return agreement;
    }
}
