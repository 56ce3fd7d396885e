using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;
using Federation.Registry.Labels;
using Federation.Registry.Readings;
using Federation.Registry.Tests.Evaluations;
using Federation.Registry.Tests.Labels;

namespace Federation.Registry.Tests.Readings;

/// <summary>What holds for every reading of the criteria that are in force.</summary>
public sealed partial class ReadingLawTests
{
    private const int Trials = 300;

    private static readonly CriteriaSet Current = CriteriaSet.First;

    // Values about the thresholds, some with many decimals; times of a century, some too old; few observations of each criterion.
    private static readonly Gen<Observation[]> Observations =
        Gen.Select(Gen.Int[0, Current.Criteria.Count - 1], Gen.Decimal[0, 2_000], Gen.Bool, Gen.Int[0, 4], Gen.Int[0, 1_200], Gen.Int[0, 60]).Select((criterion, value, whole, evidence, days, counted) =>
        {
            var asked = Current.Criteria[criterion];
            decimal found = asked.IsYesOrNo ? value % 2 >= 1 ? 1 : 0 : whole ? decimal.Truncate(value) : value;
            return Sets.Observed(asked.Id, found, asked.Evidence == EvidenceKind.Computed ? EvidenceKind.Computed : (EvidenceKind)evidence, TimeSpan.FromDays(days), counted);
        }).Array[0, 60];

    private static readonly CentreLabel[] States =
    [
        CentreLabel.None,
        Decisions.After(LabelEventKind.Awarded),
        Decisions.After(LabelEventKind.Awarded, LabelEventKind.Suspended),
        Decisions.After(LabelEventKind.Awarded, LabelEventKind.Revoked),
        Decisions.After(LabelEventKind.Awarded, LabelEventKind.Expired),
    ];

    private static readonly Gen<CentreLabel> Labels = Gen.Int[0, States.Length - 1].Select(state => States[state]);

    private static readonly DateTimeOffset At = Decisions.Noon.AddDays(10);

    [Fact]
    public void Of_TheSameTwice_IsTheSame() => Gen.Select(Observations, Labels).Sample((observations, label) =>
        Enum.GetValues<Language>().All(language => Read(observations, label).Text(language) == Read([.. observations.Reverse()], label).Text(language)), iter: Trials);

    [Fact]
    public void Criteria_OfAnyReading_AreEachThereOnce() => Gen.Select(Observations, Labels).Sample((observations, label) =>
        Read(observations, label).Axes.SelectMany(axis => axis.Criteria).Select(criterion => criterion.Finding.Criterion.Id).SequenceEqual(Current.Criteria.Select(criterion => criterion.Id)), iter: Trials);

    [Fact]
    public void Text_InBothLanguages_HasTheSameSentencesInTheSameOrder() => Gen.Select(Observations, Labels).Sample((observations, label) =>
    {
        var reading = Read(observations, label);
        string[] english = Sentences(reading.Text(Language.English)), french = Sentences(reading.Text(Language.French));

        // A sentence is found again by its numbers, which both languages have in the same order.
        Assert.Equal(english.Length, french.Length);
        Assert.All(english.Zip(french), pair => Assert.Equal(Numbers(pair.First, Language.English), Numbers(pair.Second, Language.French)));
        Assert.All(All(reading), text => Assert.Equal((1, 1), (Sentences(text.English).Length, Sentences(text.French).Length)));
    }, iter: Trials);

    [Fact]
    public void Says_ACriterionOfWhichNothingIsKnown_ClaimsNothing() => Gen.Select(Observations, Labels).Sample((observations, label) =>
    {
        foreach (var criterion in Read(observations, label).Axes.SelectMany(axis => axis.Criteria))
        {
            bool isKnown = criterion.Finding.Why.Kind is not (ReasonKind.NoEvidence or ReasonKind.TooFewDays);
            string english = criterion.Says.English, french = criterion.Says.French;
            Assert.Equal(!isKnown, english.StartsWith("It is not known ", StringComparison.Ordinal) || english.StartsWith("It is too early to say ", StringComparison.Ordinal));
            Assert.Equal(!isKnown, french.StartsWith("On ne sait pas ", StringComparison.Ordinal) || french.StartsWith("Il est trop tôt pour dire ", StringComparison.Ordinal));
            if (!isKnown) Assert.DoesNotContain("according to", english, StringComparison.Ordinal);
        }
    }, iter: Trials);

    [Fact]
    public void Numbers_OfAnyText_AreOfTheEvidence() => Gen.Select(Observations, Labels).Sample((observations, label) =>
    {
        var reading = Read(observations, label);
        foreach (var axis in reading.Axes)
        {
            foreach (var criterion in axis.Criteria)
            {
                var known = Known(criterion.Finding, axis.Finding.Gap).ToHashSet();
                foreach (var text in (BilingualText?[])[criterion.Says, criterion.Next])
                {
                    if (text is null) continue;
                    Assert.All(Numbers(text.English, Language.English), number => Assert.Contains(number, known));
                }
            }
        }
    }, iter: Trials);

    [Fact]
    public void Text_OfAnyReading_IsWellSetAndWithoutJargon() => Gen.Select(Observations, Labels).Sample((observations, label) =>
    {
        var reading = Read(observations, label);
        string english = reading.Text(Language.English), french = reading.Text(Language.French);
        Assert.DoesNotMatch(@"[ ][:;?!»]|«[ ]|'|[ ]{2}|\{|\}", french);
        Assert.DoesNotMatch(@"[ ][,:;?!%]|[ ]{2}|\{|\}|\b1 (days|years|criteria)\b", english);
        Assert.DoesNotMatch(@"\b[01] (jours|ans|critères)\b", french);
        Assert.All(Current.Criteria, criterion => Assert.DoesNotContain(criterion.Id, english + french, StringComparison.Ordinal));
        Assert.All(All(reading), text => Assert.True(char.IsUpper(text.English[0]) && char.IsUpper(text.French[0]) && text.English[^1] == '.' && text.French[^1] == '.', text.ToString()));
    }, iter: Trials);

    [Fact]
    public void Best_OfAnyComparison_IsSaidOfWhatCountsAlone() => Gen.Select(Observations.Array[LabelComparison.FewestCentres, LabelComparison.MostCentres], Labels).Sample((centres, label) =>
    {
        foreach (var row in LabelComparison.Of([.. centres.Select(observations => Read(observations, label))]).Axes.SelectMany(axis => axis.Criteria))
        {
            Assert.Equal(centres.Length, row.Readings.Count);
            decimal?[] values = [.. row.Readings.Select(reading => reading.Finding.Why.Kind is ReasonKind.Met or ReasonKind.Missed ? reading.Finding.Why.Observation!.Value : (decimal?)null)];
            decimal[] known = [.. values.OfType<decimal>()];
            int[] best = [.. Enumerable.Range(0, values.Length).Where(place => values[place] is { } value && known.Any(other => Worse(other, value)) && !known.Any(other => Worse(value, other)))];
            Assert.Equal(best, row.Best.Order());

            bool Worse(decimal one, decimal other) => row.Criterion.Better == Better.Higher ? one < other : one > other;
        }
    }, iter: Trials);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Compare_TooFewOrTooMany_IsRefused(int centres) => Assert.Throws<ArgumentException>(() => LabelComparison.Of([.. Enumerable.Repeat(Read([], CentreLabel.None), centres)]));

    private static LabelReading Read(IEnumerable<Observation> observations, CentreLabel label) => LabelReading.Of(Evaluation.Of(Current, observations, Sets.At), label, At);

    private static IEnumerable<BilingualText> All(LabelReading reading) =>
        [.. reading.Label, .. reading.Summary, .. reading.Axes.SelectMany(axis => axis.Sentences), .. reading.Axes.SelectMany(axis => axis.Criteria).SelectMany(criterion => criterion.Next is null ? [criterion.Says] : (BilingualText[])[criterion.Says, criterion.Next])];

    private static string[] Sentences(string text) => [.. text.Split([". ", ".\n"], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>What the texts of a criterion may name: what was observed, with its day, the limits that spoke against it, and what a level asks for.</summary>
    private static IEnumerable<decimal> Known(CriterionFinding finding, AxisGap? gap)
    {
        var why = finding.Why;
        IEnumerable<decimal?> numbers = [why.Limit, finding.Level, 1, why.Observation?.Days ?? 0, gap?.Level, gap is null ? null : finding.Criterion.Threshold(gap.Level)];
        if (why.Observation is { } observation)
        {
            decimal factor = finding.Criterion.Better == Better.Higher ? decimal.Floor(observation.Value * 100) : decimal.Ceiling(observation.Value * 100);
            numbers = [.. numbers, factor / 100, observation.ObservedAt.UtcDateTime.Day, observation.ObservedAt.UtcDateTime.Year];
        }

        return numbers.OfType<decimal>();
    }

    private static IEnumerable<decimal> Numbers(string text, Language language) => (language == Language.French ? FrenchNumber() : EnglishNumber()).Matches(text).Select(number =>
        decimal.Parse(language == Language.French ? number.Value.Replace("\u202F", "", StringComparison.Ordinal).Replace(',', '.') : number.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));

    [GeneratedRegex(@"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")]
    private static partial Regex EnglishNumber();

    [GeneratedRegex(@"[0-9]+(?:\u202F[0-9]{3})*(?:,[0-9]+)?")]
    private static partial Regex FrenchNumber();
}
