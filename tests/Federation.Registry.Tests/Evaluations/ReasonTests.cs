using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Registry.Tests.Evaluations;

public sealed class ReasonTests
{
    private static readonly Criterion Rooms = Sets.Criterion("a", evidence: EvidenceKind.Document, thresholds: [0.5m, 1.50m, 3]);

    [Fact]
    public void Text_Met_SaysValueThresholdAndUnit() => Says(
        Rooms, [Sets.Observed("a", 2.50m, EvidenceKind.Document)],
        why: ("2.5 rooms: level 2 asks for at least 1.5 rooms.", "2,5 salles : le niveau 2 demande au moins 1,5 salle."),
        missing: ("2.5 rooms: level 3 asks for at least 3 rooms.", "2,5 salles : le niveau 3 demande au moins 3 salles."));

    [Fact]
    public void Text_Missed_SaysWhatLevelOneAsksFor() => Says(
        Rooms, [Sets.Observed("a", 0, EvidenceKind.Document)],
        why: ("0 rooms: level 1 asks for at least 0.5 rooms.", "0 salle : le niveau 1 demande au moins 0,5 salle."),
        missing: ("0 rooms: level 1 asks for at least 0.5 rooms.", "0 salle : le niveau 1 demande au moins 0,5 salle."));

    // French counts in the plural from two on, English everything but one.
    [Fact]
    public void Text_OfOne_IsInTheSingular() => Says(
        Sets.Criterion("a", thresholds: [1, 1.99m, 2]), [Sets.Observed("a", 1.00m)],
        why: ("1 room: level 1 asks for at least 1 room.", "1 salle : le niveau 1 demande au moins 1 salle."),
        missing: ("1 room: level 2 asks for at least 1.99 rooms.", "1 salle : le niveau 2 demande au moins 1,99 salle."));

    [Fact]
    public void Text_HighestLevel_HasNothingMissing() => Says(
        Sets.Criterion("a", better: Better.Lower), [Sets.Observed("a", 10)],
        why: ("10 rooms: level 3 asks for at most 10 rooms.", "10 salles : le niveau 3 demande au plus 10 salles."),
        missing: null);

    [Fact]
    public void Text_YesOrNo_SaysTheWord() => Says(
        Sets.Criterion("a", thresholds: [1, 1, 1]) with { IsYesOrNo = true }, [Sets.Observed("a", 0)],
        why: ("no: level 1 asks for yes.", "non : le niveau 1 demande oui."),
        missing: ("no: level 1 asks for yes.", "non : le niveau 1 demande oui."));

    [Fact]
    public void Text_NoEvidence_SaysWhatIsAskedFor() => Same(
        Rooms, [], "Nothing is known of it; a document is asked for.", "Rien n'est connu ; un document est nécessaire.");

    [Fact]
    public void Text_EvidenceTooWeak_SaysBothKinds() => Same(
        Rooms, [Sets.Observed("a", 9)],
        "9 rooms, by a declaration only; a document is asked for.", "9 salles, d'après une déclaration seulement ; un document est nécessaire.");

    [Fact]
    public void Text_EvidenceOutdated_SaysWhenAndHowLongItIsGoodFor() => Same(
        Rooms, [Sets.Observed("a", 9, EvidenceKind.Document, TimeSpan.FromDays(1000))],
        "Observed on 2024-03-03: evidence is good for 2 years.", "Constaté le 03/03/2024 : une preuve vaut 2 ans.");

    [Theory]
    [InlineData(0, "0 days", "0 jour")]
    [InlineData(1, "1 day", "1 jour")]
    [InlineData(29, "29 days", "29 jours")]
    public void Text_TooFewDays_SaysHowManyThereAre(int days, string english, string french) => Same(
        Sets.Criterion("a", evidence: EvidenceKind.Computed), [Sets.Observed("a", 9, EvidenceKind.Computed, days: days)],
        $"Not measurable yet: {english} of observations, 30 are needed.", $"Pas encore mesurable : {french} d'observation, il en faut 30.");

    private static void Same(Criterion criterion, Observation[] observations, string english, string french) =>
        Says(criterion, observations, (english, french), (english, french));

    private static void Says(Criterion criterion, Observation[] observations, (string English, string French) why, (string English, string French)? missing)
    {
        var finding = Assert.Single(Evaluation.Of(Sets.Of(criterion), observations, Sets.At).Axes.SelectMany(axis => axis.Criteria));

        (string, string)? next = finding.Missing is { } reason ? Texts(reason) : null;

        Assert.Equal(why, Texts(finding.Why));
        Assert.Equal(missing, next);
    }

    private static (string English, string French) Texts(Reason reason) => (reason.Text(Language.English), reason.Text(Language.French));
}
