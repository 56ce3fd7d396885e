using Federation.Web.Console;
using Federation.Web.Languages;
using Federation.Web.Rendering;

namespace Federation.Web.Operating.Acting;

/// <summary>The words of what operators can have done.</summary>
public sealed record ActingWords(Language Language)
{
    public string Lead => Language.Pick("What operators have done from here. The API has the same, and more, for programs.", "Ce que les exploitants font d’ici. L’API offre la même chose, et plus, aux programmes.");

    public string NotDone => Language.Pick("This was not done.", "Cela n’a pas été fait.");

    public string Once => Language.Pick("It is told this once: keep it now, and hand it to nobody else.", "Ceci n’est dit qu’une fois : gardez-le maintenant, et ne le remettez à personne d’autre.");

    public string Choose => Language.Pick("Choose", "Choisir");

    public string Id => Language.Pick("Key", "Clé");

    public string IdHint => Language.Pick("For ever: a-z, 0-9 and hyphens.", "Pour toujours : a-z, 0-9 et traits d’union.");

    public string Name => Language.Pick("Name of the organisation", "Nom de l’organisation");

    public string Adapter => Language.Pick("Adapter", "Adaptateur");

    public string Config => Language.Pick("Configuration", "Configuration");

    public string ConfigHint => Language.Pick("A JSON object, as the adapter’s page says; sources are https addresses.", "Un objet JSON, comme le dit la page de l’adaptateur ; les sources sont des adresses https.");

    public string Hosts => Language.Pick("Further servers that it may reach", "Autres serveurs qu’il peut joindre");

    public string HostsHint => Language.Pick("Names with spaces between, for example files.example.org.", "Des noms séparés par des espaces, par exemple files.example.org.");

    public string Schedule => Language.Pick("Schedule", "Calendrier");

    public string ScheduleHint => Language.Pick("Five fields of cron in UTC, for example 15 4 * * * for each day at 4:15. Empty: only when somebody starts it.", "Cinq champs de cron en UTC, par exemple 15 4 * * * pour chaque jour à 4 h 15. Vide : seulement quand quelqu’un la lance.");

    public string Network => Language.Pick("Network", "Réseau");

    public string Role => Language.Pick("Role", "Rôle");

    public string Staff => Language.Pick("staff at the doors of its centres", "personnel aux portes de ses centres");

    public string Manager => Language.Pick("manager of the network", "gestionnaire du réseau");

    public string Email => Language.Pick("Mail address", "Adresse de courriel");

    public string Entity => Language.Pick("Entity", "Entité");

    public string EntityHint => Language.Pick("Its id, an https address.", "Son identifiant, une adresse https.");

    public string Elsewhere => Language.Pick("Done elsewhere", "Ailleurs");

    /// <summary>Where else operators act: an address, or null where it is a command.</summary>
    public IReadOnlyList<(string? Address, string Says)> Others =>
    [
        (ConsoleRoutes.Start(Language), Language.Pick("A network’s runs, held removals, quarantine and duplicates: its console.", "Synchronisations, suppressions retenues, quarantaine et doublons d’un réseau : sa console.")),
        (Routes.Assessing(Language), Language.Pick("Applications for the label and appeals: the assessors’ page.", "Demandes de label et recours : la page des évaluateurs.")),
        (null, Language.Pick("Adapters: “federation adapter install, enable, disable, remove”.", "Adaptateurs : «\u00A0federation adapter install, enable, disable, remove\u00A0».")),
        (null, Language.Pick("Keys of certificates and of the public log: “federation certificate rotate”.", "Clés des certificats et du journal public : «\u00A0federation certificate rotate\u00A0».")),
        (null, Language.Pick("Accounts and operators: “federation account”. Persons: “federation people export, erase”. Criteria: “federation criteria publish”.", "Comptes et exploitants : «\u00A0federation account\u00A0». Personnes : «\u00A0federation people export, erase\u00A0». Critères : «\u00A0federation criteria publish\u00A0».")),
        (null, Language.Pick("Mail is tried again by itself for four days.", "Les courriels sont réessayés d’eux-mêmes pendant quatre jours.")),
    ];

    public string Title(string act) => act switch
    {
        Acts.AddNetwork => Language.Pick("Add a network", "Ajouter un réseau"),
        Acts.Invite => Language.Pick("Invite somebody to a network", "Inviter quelqu’un dans un réseau"),
        Acts.RenewPushKey => Language.Pick("Renew a network’s push key", "Renouveler la clé d’envoi d’un réseau"),
        Acts.DenyEntity => Language.Pick("Remove an entity from the federation", "Retirer une entité de la fédération"),
        _ => Language.Pick("Let an entity in again", "Réadmettre une entité"),
    };

    public string Says(string act) => act switch
    {
        Acts.AddNetwork => Language.Pick("Its first run is started from its console.", "Sa première synchronisation se lance depuis sa console."),
        Acts.Invite => Language.Pick("Makes a link that is good once, for seven days. Whoever opens it takes the role; the directory sends it to nobody.", "Crée un lien valable une fois, sept jours. Qui l’ouvre prend le rôle ; l’annuaire ne l’envoie à personne."),
        Acts.RenewPushKey => Language.Pick("Makes another secret that the network signs its pushes with. The one before it counts for a day.", "Crée un autre secret dont le réseau signe ses envois. Le précédent compte encore un jour."),
        Acts.DenyEntity => Language.Pick("With all below it: here at once, elsewhere within a day.", "Avec tout ce qui est au-dessous : ici aussitôt, ailleurs en un jour."),
        _ => Language.Pick("One that was removed is part of the federation again.", "Une entité retirée fait de nouveau partie de la fédération."),
    };

    public string Button(string act) => act switch
    {
        Acts.AddNetwork => Language.Pick("Add", "Ajouter"),
        Acts.Invite => Language.Pick("Make the link", "Créer le lien"),
        Acts.RenewPushKey => Language.Pick("Renew", "Renouveler"),
        Acts.DenyEntity => Language.Pick("Remove", "Retirer"),
        _ => Language.Pick("Let in", "Réadmettre"),
    };

    public string Done(string act) => act switch
    {
        Acts.AddNetwork => Language.Pick("The network was added.", "Le réseau a été ajouté."),
        Acts.Invite => Language.Pick("The link was made.", "Le lien a été créé."),
        Acts.RenewPushKey => Language.Pick("The network has another secret.", "Le réseau a un autre secret."),
        Acts.DenyEntity => Language.Pick("The entity was removed.", "L’entité a été retirée."),
        _ => Language.Pick("The entity is let in again.", "L’entité est réadmise."),
    };
}
