using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;
using Federation.Registry.Labels;
using Federation.Registry.Readings;
using Federation.Registry.Tests.Evaluations;
using Federation.Registry.Tests.Labels;

namespace Federation.Registry.Tests.Readings;

public sealed class LabelReadingTests
{
    private static readonly CriteriaSet Current = CriteriaSet.First;

    [Fact]
    public void Says_Measured_TellsValueEvidenceDayAndLevel() => Says(
        Sets.Observed("tech.download", 1234.5m, EvidenceKind.Measured),
        "A work place receives 1,234.5\u00A0Mbit/s from the internet, according to a measurement of 28 November 2026: level 3.",
        "Un poste de travail reçoit 1\u202F234,5\u00A0Mbit/s depuis Internet, d’après une mesure du 28 novembre 2026\u00A0: niveau 3.");

    [Fact]
    public void Says_ShortOfTheFirstLevel_TellsWhatIsThere() => Says(
        Sets.Observed("tech.download", 12, EvidenceKind.Measured),
        "A work place receives 12\u00A0Mbit/s from the internet, according to a measurement of 28 November 2026: not enough for level 1.",
        "Un poste de travail reçoit 12\u00A0Mbit/s depuis Internet, d’après une mesure du 28 novembre 2026\u00A0: insuffisant pour le niveau 1.",
        "Level 1 asks for at least 30\u00A0Mbit/s, shown by a measurement.",
        "Le niveau 1 demande au moins 30\u00A0Mbit/s, avec une mesure à l’appui.");

    [Fact]
    public void Says_OnlyDeclared_TellsThatItDoesNotCount() => Says(
        Sets.Observed("tech.download", 500),
        "A work place receives 500\u00A0Mbit/s from the internet, according to a declaration of 28 November 2026: that does not count, since a measurement is asked for.",
        "Un poste de travail reçoit 500\u00A0Mbit/s depuis Internet, d’après une déclaration du 28 novembre 2026\u00A0: cela ne compte pas, car une mesure est nécessaire.",
        "Level 1 asks for at least 30\u00A0Mbit/s, shown by a measurement.",
        "Le niveau 1 demande au moins 30\u00A0Mbit/s, avec une mesure à l’appui.");

    [Fact]
    public void Says_Outdated_TellsThatItIsTooOld() => Says(
        Sets.Observed("tech.loss", 0.5m, EvidenceKind.Measured, TimeSpan.FromDays(1_001)),
        "On the network, 0.5% of the packets are lost, according to a measurement of 2 March 2024: that is too old to count, since evidence is good for 2 years.",
        "Sur le réseau, 0,5\u00A0% des paquets se perdent, d’après une mesure du 2 mars 2024\u00A0: c’est trop ancien pour compter, car une preuve vaut 2 ans.",
        "Level 1 asks for at most 1%, shown by a measurement.",
        "Le niveau 1 demande au plus 1\u00A0%, avec une mesure à l’appui.");

    [Fact]
    public void Says_TooFewDays_TellsNoValue() => Says(
        Sets.Observed("network.completeness", 70, EvidenceKind.Computed, days: 1),
        "It is too early to say what share of the common fields the listing fills: the directory has looked for 1 day and needs 30.",
        "Il est trop tôt pour dire quelle part des champs communs la fiche remplit\u00A0: l’annuaire a observé pendant 1 jour, il en faut 30.");

    [Fact]
    public void Says_Computed_TellsOverHowManyDays() => Says(
        Sets.Observed("network.conflicts", 100m / 7, EvidenceKind.Computed, days: 45),
        "The networks that list the centre differ on 14.29% of the fields, according to a computation of the directory of 28 November 2026 over 45 days: level 1.",
        "Les réseaux qui décrivent le centre divergent sur 14,29\u00A0% des champs, d’après un calcul de l’annuaire du 28 novembre 2026 sur 45 jours\u00A0: niveau 1.",
        "Level 1 asks for at most 30\u00A0days, shown by a computation of the directory.", null, next: false);

    [Theory]
    [InlineData(1, "The Wi-Fi is encrypted, and devices on it are kept apart from one another, according to a document of 28 November 2026: level 3.", "Le Wi-Fi est chiffré et les appareils y sont isolés les uns des autres, d’après un document du 28 novembre 2026\u00A0: niveau 3.")]
    [InlineData(0, "The Wi-Fi is not encrypted, or devices on it are not kept apart from one another, according to a document of 28 November 2026: not enough for level 1.", "Le Wi-Fi n’est pas chiffré, ou les appareils n’y sont pas isolés les uns des autres, d’après un document du 28 novembre 2026\u00A0: insuffisant pour le niveau 1.")]
    public void Says_YesOrNo_SaysWhatItMeans(int value, string english, string french) => Assert.Equal(
        (english, french),
        Texts(Criterion(Read(Sets.Observed("tech.isolation", value, EvidenceKind.Document)), "tech.isolation").Says));

    [Fact]
    public void Says_Nothing_IsUnknownAndNoNo()
    {
        var reading = Criterion(Read(), "tech.isolation");

        Assert.Equal(("It is not known whether the Wi-Fi is encrypted and devices on it are kept apart from one another.", "On ne sait pas si le Wi-Fi est chiffré et si les appareils y sont isolés les uns des autres."), Texts(reading.Says));
        Assert.Equal(("Level 1 asks for a yes, shown by a document.", "Le niveau 1 demande un oui, avec un document à l’appui."), Texts(reading.Next!));
    }

    // Said to be 99.95 %, a reader would wonder at level 1.
    [Theory]
    [InlineData("tech.availability", 99.4999, "99.49%")]
    [InlineData("tech.loss", 0.5001, "0.51%")]
    public void Says_AValueOfManyDecimals_IsNotBetterThanItIs(string criterion, double value, string said) => Assert.Contains(
        said, Criterion(Read(Sets.Observed(criterion, (decimal)value, EvidenceKind.Measured)), criterion).Says.English, StringComparison.Ordinal);

    // What is not against the axis's next level is not asked for: a criterion may be far ahead of its axis.
    [Fact]
    public void Next_OfACriterionAheadOfItsAxis_IsNotThere()
    {
        var reading = Read(Sets.Observed("services.hours", 45));

        Assert.Null(Criterion(reading, "services.hours").Next);
        Assert.NotNull(Criterion(reading, "services.offer").Next);
        Assert.Equal(["By what the directory itself knows, no level is reached.", "Level 1 still lacks 2 mandatory criteria and 2 of 5 optional ones."], reading.Axes[(int)Axis.Services].Sentences.Select(sentence => sentence.English));
    }

    [Theory]
    [InlineData(1, 0, 0, "1 mandatory criterion", "1 critère obligatoire")]
    [InlineData(2, 0, 0, "2 mandatory criteria", "2 critères obligatoires")]
    [InlineData(0, 1, 1, "1 optional criterion", "1 critère facultatif")]
    [InlineData(0, 2, 3, "2 of 3 optional criteria", "2 des 3 critères facultatifs restants")]
    [InlineData(1, 1, 1, "1 mandatory criterion and 1 optional one", "1 critère obligatoire et 1 critère facultatif")]
    [InlineData(3, 1, 4, "3 mandatory criteria and 1 of 4 optional ones", "3 critères obligatoires et 1 des 4 critères facultatifs restants")]
    public void Lacking_AnyGap_IsCountedInTheRightNumber(int mandatory, int needed, int optional, string english, string french)
    {
        CriterionFinding finding = Criterion(Read(), "tech.loss").Finding;
        var gap = new AxisGap { Level = 2, Mandatory = [.. Enumerable.Repeat(finding, mandatory)], OptionalNeeded = needed, Optional = [.. Enumerable.Repeat(finding, optional)] };

        Assert.Equal(($"Level 2 still lacks {english}.", $"Pour le niveau 2, il manque encore {french}."), Texts(Narrator.Say(words => words.Lacking(gap))));
    }

    [Fact]
    public void Summary_OfNothingKnown_SaysSo() => Assert.Equal(
        [
            ("Apart from the label, by what the directory itself knew on 28 November 2026, no level is reached.", "À part le label, d’après ce que l’annuaire savait lui-même le 28 novembre 2026, aucun niveau n’est atteint."),
            ("Of the 41 questions that the label asks, it can answer 0.", "Aux 41 questions que pose le label, il peut répondre 0 fois."),
            ("This alone awards nothing.", "À lui seul, cela n’attribue rien."),
        ],
        Read().Summary.Select(Texts));

    [Fact]
    public void Label_OfEveryState_NamesALevelOnlyWhereItIsHeld()
    {
        var noon = Decisions.Noon;
        Told(CentreLabel.None, noon, [("This centre was never awarded the label.", "Ce centre n’a jamais reçu le label.")]);
        Told(
            Decisions.After(LabelEventKind.Awarded), noon.AddDays(2),
            [
                ("This centre holds the label at level 1 of 3.", "Ce centre détient le label au niveau 1 sur 3."),
                ("It was awarded on 28 November 2026 and runs out on 28 November 2028.", "Il lui a été attribué le 28 novembre 2026 et prend fin le 28 novembre 2028."),
            ]);
        Told(
            Decisions.After(LabelEventKind.Awarded, LabelEventKind.Suspended), noon.AddDays(2),
            [("The label of this centre has been suspended since 28 November 2026: for now the centre does not hold it.", "Le label de ce centre est suspendu depuis le 28 novembre 2026\u00A0: pour l’instant, le centre ne le détient pas.")]);
        Told(
            Decisions.After(LabelEventKind.Awarded, LabelEventKind.Revoked), noon.AddDays(2),
            [("The label of this centre was taken away for good on 28 November 2026: the centre does not hold it any more.", "Le label de ce centre a été retiré définitivement le 28 novembre 2026\u00A0: le centre ne le détient plus.")]);
        Told(
            Decisions.After(LabelEventKind.Awarded), noon.AddYears(3),
            [("The label of this centre ran out on 28 November 2028: the centre does not hold it any more.", "Le label de ce centre a pris fin le 28 novembre 2028\u00A0: le centre ne le détient plus.")]);
        Assert.Equal(
            [("Another label took the place of this one on 28 November 2026: the centre does not hold this one any more.", "Un autre label a pris la place de celui-ci le 28 novembre 2026\u00A0: le centre ne détient plus celui-ci.")],
            LabelReading.OfReplaced(noon).Select(Texts));
        Assert.Equal("prend fin le 1er mars 2026", Narrator.Say(words => words.Term(noon, new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero))).French[^27..^1]);

        static void Told(CentreLabel label, DateTimeOffset at, IEnumerable<(string, string)> sentences) => Assert.Equal(sentences, LabelReading.OfLabel(label, at).Select(Texts));
    }

    // A level alone is a claim: what counted is told with it, as long as it is held.
    [Fact]
    public void Basis_OfALabelThatIsHeld_SaysHowAndByWhat()
    {
        var label = Decisions.After(LabelEventKind.Awarded);
        var awarded = CentreLabel.None.Decide(Decisions.To(LabelEventKind.Awarded, 0, Decisions.Noon), Decisions.Criteria).Event!; // it is legal
        var assessed = Evaluation.Of(Current, [new Observation { Criterion = "tech.download", Value = 300, Evidence = EvidenceKind.Measured, ObservedAt = Decisions.Noon.AddDays(-3) }], Decisions.Noon);

        var basis = LabelBasis.Of(label, awarded with { Assessment = "a-1" }, assessed, Decisions.Noon.AddDays(2));
        Assert.Equal(
            [
                ("It was awarded on an application, by assessors of none of the networks that list the centre.", "Il a été attribué sur demande, par des évaluateurs d’aucun des réseaux qui référencent le centre."),
                ("Of the 41 questions that the label asks, 1 was answered by evidence that counted.", "Aux 41 questions que pose le label, des preuves retenues ont répondu 1 fois."),
            ],
            basis!.Origin.Select(Texts)); // it is held
        Assert.Equal(("A work place receives 300\u00A0Mbit/s from the internet, according to a measurement of 25 November 2026: level 3.", "Un poste de travail reçoit 300\u00A0Mbit/s depuis Internet, d’après une mesure du 25 novembre 2026\u00A0: niveau 3."), Texts(Assert.Single(basis.Criteria).Says));

        Assert.Equal(("It was awarded by hand: what it stands on is not kept here.", "Il a été attribué à la main\u00A0: ce sur quoi il repose n’est pas conservé ici."), Texts(Assert.Single(LabelBasis.Of(label, awarded, null, Decisions.Noon.AddDays(2))!.Origin)));
        Assert.Equal("It was awarded elsewhere and taken over: what it stands on is not kept here.", LabelBasis.Of(label, awarded with { Reference = "no. 7" }, null, Decisions.Noon.AddDays(2))!.Origin[0].English);
        foreach (var (lost, at) in new[] { (Decisions.After(LabelEventKind.Awarded, LabelEventKind.Suspended), Decisions.Noon.AddDays(2)), (label, Decisions.Noon.AddYears(3)), (CentreLabel.None, Decisions.Noon) }) Assert.Null(LabelBasis.Of(lost, awarded, assessed, at));
    }

    // What the label holds stands apart from what the directory knows.
    [Fact]
    public void Axes_OfAHeldLabel_SayBothLevelsApart()
    {
        var evaluation = Evaluation.Of(Current, [], Sets.At);
        var reading = LabelReading.Of(evaluation, Decisions.After(LabelEventKind.Awarded), Decisions.Noon.AddDays(2));

        Assert.Equal([2, 1, 3, 1, null], reading.Axes.Select(axis => axis.HeldLevel));
        Assert.Equal([0, 0, 0, 0, null], reading.Axes.Select(axis => axis.Finding.Level));
        Assert.Equal("The label holds level 3 here. By what the directory itself knows, no level is reached.", string.Join(' ', reading.Axes[(int)Axis.Quality].Sentences.Take(2).Select(sentence => sentence.English)));
        Assert.Equal("Le label n’a pas de niveau ici, car rien n’était mesurable quand il a été attribué.", reading.Axes[(int)Axis.Interoperability].Sentences[0].French);
        Assert.All(LabelReading.Of(evaluation, Decisions.After(LabelEventKind.Awarded, LabelEventKind.Suspended), Decisions.Noon.AddDays(2)).Axes, axis => Assert.Null(axis.HeldLevel));
    }

    [Theory]
    [InlineData("Quoi ? Rien ! Ici : « là » ; l'an.", "Quoi\u202F? Rien\u202F! Ici\u00A0: «\u00A0là\u00A0»\u202F; l’an.")]
    [InlineData(" :", "\u00A0:")]
    [InlineData("", "")]
    public void FrenchTypography_OfAnyText_KeepsSignsWithTheirWords(string plain, string set) => Assert.Equal(set, FrenchTypography.Of(plain));

    private static void Says(Observation observation, string english, string french, string? nextEnglish = null, string? nextFrench = null, bool next = true)
    {
        var reading = Criterion(Read(observation), observation.Criterion);

        Assert.Equal((english, french), Texts(reading.Says));
        if (next) Assert.Equal(nextEnglish is null || nextFrench is null ? null : (nextEnglish, nextFrench), reading.Next is { } asked ? Texts(asked) : ((string, string)?)null);
    }

    private static LabelReading Read(params Observation[] observations) => LabelReading.Of(Evaluation.Of(Current, observations, Sets.At), CentreLabel.None, Sets.At);

    private static CriterionReading Criterion(LabelReading reading, string id) => Assert.Single(reading.Axes.SelectMany(axis => axis.Criteria), criterion => criterion.Finding.Criterion.Id == id);

    private static (string English, string French) Texts(BilingualText text) => (text.English, text.French);
}
