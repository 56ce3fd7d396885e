using Federation.Web.Languages;

namespace Federation.Web.Labels;

/// <summary>The words of the page of the label in one language.</summary>
public sealed record LabelWords
{
    public required string Heading { get; init; }

    public required string Lead { get; init; }

    public required string Steps { get; init; }

    public required IReadOnlyList<(string Title, string Says)> How { get; init; }

    public required string Criteria { get; init; }

    /// <summary>Version, years of validity, days of observation.</summary>
    public required string CriteriaLead { get; init; }

    public required string Shares { get; init; }

    public required string Question { get; init; }

    public required string Level { get; init; }

    public required string Evidence { get; init; }

    public required string Mandatory { get; init; }

    public required string AtMost { get; init; }

    public required string Yes { get; init; }

    public required string Source { get; init; }

    public required IReadOnlyDictionary<string, string> Evidences { get; init; }

    public required string Holding { get; init; }

    public required string Check { get; init; }

    public required string CheckLead { get; init; }

    public required string Verifier { get; init; }

    private static LabelWords English { get; } = new()
    {
        Heading = "The label Connected Collaborative Centres",
        Lead = "Five axes, three levels, and a proof that anybody can check without trusting us. A label’s level is the lowest of its axes, never an average.",
        Steps = "How a centre gets it",
        How =
        [
            ("It applies", "Whoever shows that they speak for the centre answers the questions, each with its evidence."),
            ("An assessor judges", "Criterion by criterion, with a reason that is kept. A level 3 needs a second assessor."),
            ("It is awarded and proven", "The certificate is signed, stands in a public log, and tells until when it counts."),
            ("It is watched", "What the directory sees every day can put a label in question: then people look again."),
        ],
        Criteria = "What is asked",
        CriteriaLead = "Version {0}. A label counts for {1} years. What the directory counts itself needs {2} days of observation.",
        Shares = "Of the optional criteria of an axis that can be measured, {0} must hold for level 1, {1} for level 2 and {2} for level 3; every mandatory one must hold at each level.",
        Question = "Question",
        Level = "Level {0}",
        Evidence = "At least",
        Mandatory = "mandatory",
        AtMost = "at most {0}",
        Yes = "yes",
        Source = "Where the thresholds come from",
        Evidences = new Dictionary<string, string> { ["DECLARED"] = "declared", ["DOCUMENT"] = "a document", ["MEASURED"] = "measured", ["AUDITED"] = "audited", ["COMPUTED"] = "counted by the directory" },
        Holding = "Centres that hold it",
        Check = "Check a certificate",
        CheckLead = "Every centre that holds the label links to its certificate, with everything that is needed to check it: keys, status, the proof from the public log, and a verifier.",
        Verifier = "Download the verifier",
    };

    private static LabelWords French { get; } = new()
    {
        Heading = "Le label Centres Collaboratifs Connectés",
        Lead = "Cinq axes, trois niveaux, et une preuve que chacun peut vérifier sans nous faire confiance. Le niveau d’un label est le plus bas de ses axes, jamais une moyenne.",
        Steps = "Comment un centre l’obtient",
        How =
        [
            ("Il se présente", "Qui montre qu’il parle pour le centre répond aux questions, chacune avec sa preuve."),
            ("Un évaluateur juge", "Critère par critère, avec une raison qui est gardée. Un niveau 3 demande un second évaluateur."),
            ("Il est attribué et prouvé", "Le certificat est signé, figure dans un journal public, et dit jusqu’à quand il vaut."),
            ("Il est suivi", "Ce que l’annuaire voit chaque jour peut remettre un label en question : alors on regarde de nouveau."),
        ],
        Criteria = "Ce qui est demandé",
        CriteriaLead = "Version {0}. Un label vaut {1} ans. Ce que l’annuaire compte lui-même demande {2} jours d’observation.",
        Shares = "Des critères facultatifs mesurables d’un axe, {0} doivent être tenus pour le niveau 1, {1} pour le niveau 2 et {2} pour le niveau 3 ; chaque critère obligatoire doit l’être à chaque niveau.",
        Question = "Question",
        Level = "Niveau {0}",
        Evidence = "Au moins",
        Mandatory = "obligatoire",
        AtMost = "au plus {0}",
        Yes = "oui",
        Source = "D’où viennent les seuils",
        Evidences = new Dictionary<string, string> { ["DECLARED"] = "déclaré", ["DOCUMENT"] = "un document", ["MEASURED"] = "mesuré", ["AUDITED"] = "audité", ["COMPUTED"] = "compté par l’annuaire" },
        Holding = "Les centres qui le détiennent",
        Check = "Vérifier un certificat",
        CheckLead = "Chaque centre qui détient le label renvoie à son certificat, avec tout ce qu’il faut pour le vérifier : clés, état, preuve du journal public, et un vérificateur.",
        Verifier = "Télécharger le vérificateur",
    };

    public static LabelWords Of(Language language) => language.Pick(English, French);
}
