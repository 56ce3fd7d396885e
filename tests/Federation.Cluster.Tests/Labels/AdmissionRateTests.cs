using CsCheck;
using Federation.Cluster.Labels.Traces;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Tests.Centres;

namespace Federation.Cluster.Tests.Labels;

/// <summary>What holds of the share of admissions, whatever a door answered.</summary>
public sealed class AdmissionRateTests
{
    private const int Trials = 2_000;

    private static readonly DateOnly First = new(2026, 9, 1);

    private static readonly string[] OfTheVisitor =
    [
        AdmissionCodes.Blocked, AdmissionCodes.Expired, AdmissionCodes.LabelLevel, AdmissionCodes.Network, AdmissionCodes.NoDaysLeft, AdmissionCodes.OutsideHours, AdmissionCodes.Tier,
        AdmissionCodes.HomeSilent, AdmissionCodes.Withdrawn, AdmissionCodes.AwayQuota, AdmissionCodes.NetworkQuota, AdmissionCodes.NoReciprocity, AdmissionCodes.NotHosted, AdmissionCodes.QuotaSilent,
    ];

    private static readonly string[] OfTheCentre = [AdmissionCodes.HoursUnknown, AdmissionCodes.Nobody, AdmissionCodes.UnknownCentre];

    private static readonly Gen<DoorDay> Day = Gen.Select(Gen.Int[0, 89], Gen.Int[0, 40].Array[OfTheVisitor.Length + OfTheCentre.Length + 1], Gen.Int[0, 40]).Select((day, counts, lost) => new DoorDay
    {
        Centre = default,
        Day = First.AddDays(day),
        Answers = [.. OfTheVisitor.Concat(OfTheCentre).Append(AdmissionCodes.Allowed).Zip(counts, (code, count) => new CountedAnswer(code, count)).Where(answer => answer.Count > 0)],
        LevelLost = Math.Min(lost, counts[Array.IndexOf(OfTheVisitor, AdmissionCodes.LabelLevel)]),
    });

    [Fact]
    public void Rate_OfAnyDays_IsAShareOfEnoughPasses() => Day.Array[0, 3].Sample(
        days =>
        {
            int admitted = Sum(days, AdmissionCodes.Allowed), failed = Sum(days, OfTheCentre) + days.Sum(day => day.LevelLost);
            return AdmissionRate.Of(days) is { } rate ? admitted + failed >= 20 && Math.Abs(rate - (100m * admitted / (admitted + failed))) <= 0.05m && rate is >= 0 and <= 100 : admitted + failed < 20;
        },
        iter: Trials);

    // So no stranger can lower a centre's figure: neither who is blocked nor who comes with the wrong tier a thousand times.
    [Fact]
    public void Rate_WithMoreRefusalsThatAreTheVisitorsOwn_StaysAsItIs() => Gen.Select(Day.Array[0, 3], Pick.From(OfTheVisitor), Gen.Int[1, 1_000]).Sample(
        (days, code, more) => AdmissionRate.Of([.. days, One(code, more)]) == AdmissionRate.Of(days), iter: Trials);

    [Fact]
    public void Rate_WithOneFailureMore_IsNeverHigherAndWithOneAdmissionMoreNeverLower() => Gen.Select(Day.Array[1, 3], Pick.From(OfTheCentre)).Sample(
        (days, code) => AdmissionRate.Of(days) is not { } rate || (AdmissionRate.Of([.. days, One(code, 1)]) <= rate && AdmissionRate.Of([.. days, One(code, 1) with { Answers = [], LevelLost = 1 }]) <= rate && AdmissionRate.Of([.. days, One(AdmissionCodes.Allowed, 1)]) >= rate),
        iter: Trials);

    [Theory]
    [InlineData(19, 0, null)]
    [InlineData(20, 0, 100)]
    [InlineData(19, 1, 95)]
    [InlineData(0, 20, 0)]
    public void Rate_OfSoMany_IsMeasuredFromTwentyOn(int admitted, int failed, int? rate) => Assert.Equal(rate, (int?)AdmissionRate.Of([One(AdmissionCodes.Allowed, admitted), One(AdmissionCodes.HoursUnknown, failed)]));

    // A code that is new is neither, until somebody thinks about it.
    [Fact]
    public void Codes_OfEveryAnswer_AreOnOneSide()
    {
        var answers = typeof(AdmissionCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).Except( // a constant has a value
            [AdmissionCodes.BadHours, AdmissionCodes.BadRules, AdmissionCodes.BadTerms, AdmissionCodes.Changed, AdmissionCodes.CodeTries, AdmissionCodes.DoorBusy, AdmissionCodes.KeeperNotListing, AdmissionCodes.KitOld, AdmissionCodes.NotItsTime, AdmissionCodes.NotNow, AdmissionCodes.OfflineQuota, AdmissionCodes.ReconciledLate, AdmissionCodes.TermsUnknownNetwork, AdmissionCodes.TooManyBlocked]);

        Assert.Equal(answers.Order(StringComparer.Ordinal), OfTheVisitor.Concat(OfTheCentre).Append(AdmissionCodes.Allowed).Order(StringComparer.Ordinal));
    }

    private static DoorDay One(string code, int count) => new() { Centre = Listings.NewId(), Day = First, Answers = count == 0 ? [] : [new CountedAnswer(code, count)] };

    private static int Sum(DoorDay[] days, params string[] codes) => days.SelectMany(day => day.Answers).Where(answer => codes.Contains(answer.Code)).Sum(answer => answer.Count);
}
