using System.Globalization;
using Federation.Registry;
using Federation.Registry.Criteria;
using Federation.Registry.DryRuns;

namespace Federation.Host.Output;

/// <summary>What is said around a pre-assessment, in one language.</summary>
internal sealed class LabelWords(Language language)
{
    public Language Language => language;

    public string Notice => In(
        "Évaluation préalable d'après les seules données de l'annuaire : elle n'attribue rien.",
        "Pre-assessment from the directory's own data alone: it awards nothing.");

    public string Overall => In("Ensemble", "Overall");

    public string Axis => In("axe", "axis");

    public string NotMeasurable => In("non mesurable", "not measurable");

    public string None => In("aucun", "none");

    public string Criterion => In("critère", "criterion");

    public string Missed => In("valeur insuffisante", "value falls short");

    public string NothingKnown => In("rien de probant", "nothing known");

    public string MissingForNext => In("manque pour le niveau suivant", "missing for the next level");

    public string Held => In("tenu :", "held:");

    public string NotYetMeasurable => In("pas encore mesurable :", "not measurable yet:");

    public string Level(int? level) => level switch
    {
        null => NotMeasurable,
        0 => In("aucun niveau", "no level"),
        _ => In($"niveau {level}", $"level {level}"),
    };

    public string Centres(int count) => In($"{count} centres", $"{count} centres");

    public string WithClaim(int count) => In($"{count} avec un label déclaré par une fiche, ce qui ne prouve rien", $"{count} with a label that a listing claims, which proves nothing");

    public string Claim(string listing, string text) => In($"Mention déclarée par {listing}, sans valeur de preuve : {text}", $"Claimed by {listing}, which is no evidence: {text}");

    public string Credits(IReadOnlyList<string> credits) => In($"Sources : {string.Join(" ; ", credits)}", $"Sources: {string.Join("; ", credits)}");

    public string MissingFor(int level) => In($"manque pour le niveau {level} :", $"missing for level {level}:");

    public string OptionalNeeded(int needed) => In($"et {needed} de ces critères facultatifs :", $"and {needed} of these optional criteria:");

    public string Awarded => In("attribués", "awarded");

    public string Keeping => In("gardés", "kept");

    public string Losing => In("perdus", "lost");

    public string LostAlready => In("perdus déjà sous leurs critères", "lost already by their own criteria");

    public string NotJudged => In("rien de conservé", "nothing kept to judge by");

    public string NotByThis => In(" (déjà sous les critères de l'attribution)", " (by the criteria of the award already)");

    public string Kept => In(", conservé : ce texte peut être publié dans les sept jours", ", kept: this text can be published within seven days");

    public string DryRun(string version, DryRunTotals totals) => In(
        $"Version {version} : {totals.Losing} des {totals.Centres} centres labellisés perdraient au moins un axe, {totals.LosingLevel} leur niveau. Pour {totals.NothingKept}, rien n'a été conservé de ce qui a fondé l'attribution. Rien n'est retiré à personne.",
        $"Version {version}: of {totals.Centres} centres with a label in force {totals.Losing} would lose an axis at least, {totals.LosingLevel} their level. Of {totals.NothingKept} nothing was kept of what the award came of. Nothing is taken from anybody.");

    public string Unreadable(int count) => In(
        $"{count} centres n'ont pas pu être lus et ne sont pas comptés : federation store check les nomme.",
        $"{count} centres could not be read, and are not counted: federation store check names them.");

    public string More(int count) => In($"… et {count} de plus ; --json les donne tous.", $"… and {count} more; --json has all.");

    /// <summary>The language asked for, or that of the environment.</summary>
    public static Language Chosen(string? language) => (language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) == "fr" ? Language.French : Language.English;

    public string Of(BilingualText text) => text.In(language);

    public string Of(Axis axis) => axis.Name().In(language);

    public string Line(string name, string value) => In($"{name} : {value}", $"{name}: {value}");

    private string In(string french, string english) => language == Language.French ? french : english;
}
