using Federation.Web.Languages;
using Federation.Web.Rendering;

namespace Federation.Web.Operating.Decisions;

/// <summary>The words of what staff decided.</summary>
public sealed record DecisionsWords(Language Language)
{
    public string Lead => Language.Pick(
        "Labels, applications, criteria, listings, networks, adapters, keys and roles: each is read where it is kept. People are told by the opaque id of their account, and never by name.",
        "Labels, demandes, critères, fiches, réseaux, adaptateurs, clés et rôles : chacune est lue où elle est gardée. Les personnes n’y sont qu’un identifiant de compte, jamais un nom.");

    public string ReadAt => Language.Pick("Read", "Lu le");

    public string None => Language.Pick("Nothing was decided yet.", "Rien n’a encore été décidé.");

    public string What => Language.Pick("What", "Quoi");

    public string About => Language.Pick("About", "Sujet");

    public string By => Language.Pick("By", "Par");

    public string When => Language.Pick("When", "Quand");

    public string Nobody => Language.Pick("a person, not told", "une personne, tue");

    public string Unknown => Language.Pick("not told", "non dit");

    public string Pages => Language.Pick("Pages", "Pages");

    public string Newest => Language.Pick("The newest", "Les plus récentes");

    public string Older => Language.Pick("Older", "Plus anciennes");

    /// <summary>By the token of the data folder, or by command.</summary>
    public string OfTheMachine => Language.Pick("whoever operates the machine", "qui exploite la machine");

    /// <summary>Where the subject of an act has a page; null where it has none.</summary>
    public string? Leads(Act act) => act.Subject is not { } subject ? null
        : act.Kind == "VISITOR_BLOCKED" || act.Kind.StartsWith("LABEL_", StringComparison.Ordinal) ? Routes.Centre(Language, subject)
        : act.Kind.StartsWith("ASSESSMENT_", StringComparison.Ordinal) ? Routes.Application(Language, subject)
        : null;

    /// <param name="kind">As the schema's StaffActKind.</param>
    public string Of(string kind) => kind switch
    {
        "LABEL_AWARDED" => Language.Pick("Label awarded", "Label accordé"),
        "LABEL_SUSPENDED" => Language.Pick("Label suspended", "Label suspendu"),
        "LABEL_REINSTATED" => Language.Pick("Label reinstated", "Label rétabli"),
        "LABEL_REVOKED" => Language.Pick("Label revoked", "Label retiré"),
        "LABEL_APPEAL_DISMISSED" => Language.Pick("Appeal against a suspension dismissed", "Recours contre une suspension rejeté"),
        "ASSESSMENT_TAKEN" => Language.Pick("Application taken", "Demande prise en charge"),
        "ASSESSMENT_MORE_ASKED" => Language.Pick("More asked of an applicant", "Complément demandé"),
        "ASSESSMENT_PROPOSED" => Language.Pick("Levels proposed", "Niveaux proposés"),
        "ASSESSMENT_RETURNED" => Language.Pick("Application given back", "Demande renvoyée"),
        "ASSESSMENT_REFUSED" => Language.Pick("Application refused", "Demande refusée"),
        "ASSESSMENT_REOPENED" => Language.Pick("Appeal allowed", "Recours accueilli"),
        "ASSESSMENT_DISMISSED" => Language.Pick("Appeal dismissed", "Recours rejeté"),
        "CRITERIA_PUBLISHED" => Language.Pick("Criteria published", "Critères publiés"),
        "LISTINGS_JOINED" => Language.Pick("Two listings are one place", "Deux fiches, un seul lieu"),
        "LISTINGS_KEPT_APART" => Language.Pick("Two listings are two places", "Deux fiches, deux lieux"),
        "LISTINGS_DECISION_WITHDRAWN" => Language.Pick("Decision on two listings taken back", "Décision sur deux fiches retirée"),
        "REGROUPING_UNDONE" => Language.Pick("Regrouping taken back", "Regroupement annulé"),
        "REMOVALS_RELEASED" => Language.Pick("Held removals let go", "Suppressions retenues validées"),
        "REMOVALS_UNDONE" => Language.Pick("Removals brought back", "Suppressions annulées"),
        "QUARANTINE_REPLAYED" => Language.Pick("Quarantine mapped again", "Quarantaine relue"),
        "NETWORK_ADDED" => Language.Pick("Network added", "Réseau ajouté"),
        "ENTITY_SET" => Language.Pick("Network speaks for itself in the federation", "Réseau représenté par lui-même dans la fédération"),
        "ENTITY_DENIED" => Language.Pick("Entity removed from the federation", "Entité retirée de la fédération"),
        "PERSON_ERASED" => Language.Pick("Person erased", "Personne effacée"),
        "VISITOR_BLOCKED" => Language.Pick("Visitor blocked at a centre", "Visiteur bloqué dans un centre"),
        "MEMBER_BLOCKED" => Language.Pick("Member blocked by a network", "Membre bloqué par un réseau"),
        "ADAPTER_INSTALLED" => Language.Pick("Adapter installed", "Adaptateur installé"),
        "KEY_INTRODUCED" => Language.Pick("New signing key", "Nouvelle clé de signature"),
        "ROLE_GRANTED" => Language.Pick("Role granted", "Rôle donné"),
        "ACCOUNT_INVITED" => Language.Pick("Invitation sent out", "Invitation en cours"),
        _ => kind,
    };
}
