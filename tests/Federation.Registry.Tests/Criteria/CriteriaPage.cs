using System.Globalization;
using System.Text;
using Federation.Registry.Criteria;

namespace Federation.Registry.Tests.Criteria;

/// <summary>Writes <c>docs/criteria.md</c> from the criteria.</summary>
internal static class CriteriaPage
{
    public static string Render(CriteriaSet criteria)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Criteria of the label · Critères du label

            {criteria.Title.French} · {criteria.Title.English}, version {criteria.Version}. This page comes from `host/Federation.Registry/Criteria/ccc-{criteria.Version}.yaml`
            (`UPDATE_DOCS=1 ./test.sh Registry` writes it).

            > {criteria.Notice.French}
            >
            > {criteria.Notice.English}

            | français | English |
            |---|---|
            | Le niveau d'un axe est le plus haut dont tous les critères obligatoires sont tenus et dont la part de critères facultatifs est atteinte. | The level of an axis is the highest whose mandatory criteria all hold and whose share of optional ones is reached. |
            | Part de critères facultatifs, niveaux 1 à 3 : {Shares(criteria, Language.French)}. | Share of optional criteria, levels 1 to 3: {Shares(criteria, Language.English)}. |
            | Le niveau du centre est celui de son axe le plus bas, jamais une moyenne. | The level of the centre is that of its lowest axis, never an average. |
            | Un critère calculé demande {criteria.ObservationDays} jours d'observation. D'ici là il n'est pas mesurable, est montré comme tel et ne bloque aucun niveau ; un axe sans critère mesurable n'a pas de niveau et ne compte pas. | A computed criterion needs {criteria.ObservationDays} days of observations. Until then it is not measurable, is shown so, and blocks no level; an axis with no measurable criterion has no level and does not count. |
            | Une preuve plus faible que celle demandée ne suffit pas : une déclaration vaut moins qu'un document, un document moins qu'une mesure, une mesure moins qu'un audit. | Evidence weaker than what is asked for does not do: a declaration is less than a document, a document less than a measurement, a measurement less than an audit. |
            | Un label et une preuve valent {criteria.ValidityYears} ans. | A label, and evidence, are good for {criteria.ValidityYears} years. |

            **●** obligatoire · mandatory, **○** facultatif · optional. Seuils · thresholds: {Basis(ThresholdBasis.Public)}, {Basis(ThresholdBasis.Mixed)}, {Basis(ThresholdBasis.Proposal)}.

            """);
        foreach (var axis in Enum.GetValues<Axis>())
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {axis.Name().French} · {axis.Name().English}\n\n| | question · comment on mesure | question · how it is measured | 1 | 2 | 3 | preuve · evidence | source |\n|---|---|---|---|---|---|---|---|\n");
            foreach (var criterion in criteria.On(axis)) page.Append(Row(criterion));
        }

        return page.ToString();
    }

    private static string Row(Criterion criterion)
    {
        string levels = string.Join(" | ", Enumerable.Range(1, CriteriaSet.TopLevel).Select(level => Threshold(criterion, level)));
        string mark = criterion.IsMandatory ? "●" : "○";
        return $"| {mark} `{criterion.Id}` | **{Cell(criterion.Question.French)}** {Cell(criterion.Measure.French)} | **{Cell(criterion.Question.English)}** {Cell(criterion.Measure.English)} "
            + $"| {levels} | {criterion.Evidence.Name().French} · {criterion.Evidence.Name().English} | *{Basis(criterion.Basis)}.* {Cell(criterion.Source.French)} · {Cell(criterion.Source.English)} |\n";
    }

    private static string Threshold(Criterion criterion, int level)
    {
        if (criterion.IsYesOrNo) return criterion.Threshold(level) == 1 ? "oui · yes" : "non · no";
        var words = criterion.UnitOf(criterion.Threshold(level));
        string unit = words.French == words.English ? words.French : $"{words.French} · {words.English}";
        string sign = criterion.Better == Better.Higher ? "≥" : "≤";
        return $"{sign} {criterion.Threshold(level).ToString(CultureInfo.InvariantCulture)} {Cell(unit)}";
    }

    private static string Shares(CriteriaSet criteria, Language language) =>
        string.Join(", ", criteria.OptionalShares.Select(share => $"{(share * 100).ToString("0.##", CultureInfo.GetCultureInfo(language == Language.French ? "fr-FR" : "en-GB"))} %"));

    private static string Basis(ThresholdBasis basis) => basis switch
    {
        ThresholdBasis.Public => "publics · public",
        ThresholdBasis.Mixed => "publics en partie · public in part",
        _ => "proposés · proposed",
    };

    private static string Cell(string text) => text.Replace("|", @"\|", StringComparison.Ordinal);
}
