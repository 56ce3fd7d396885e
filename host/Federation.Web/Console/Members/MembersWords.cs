using Federation.Web.Languages;

namespace Federation.Web.Console.Members;

/// <summary>The words of the page of members.</summary>
public sealed record MembersWords(Language Language)
{
    public string Lead => Language.Pick(
        "Whose home network this is, without names: the first letter of an address, or nothing of who comes by your provider. Centres never see even that.",
        "Les membres dont ce réseau est l’attache, sans nom : la première lettre d’une adresse, ou rien pour qui passe par votre fournisseur d’identité. Les centres n’en voient pas même autant.");

    public string Link => Language.Pick(
        "Pass this link on yourself. It is shown this once, and is good once, for seven days; send it to nobody else.",
        "Transmettez ce lien vous-même. Il n’est montré qu’une fois et ne sert qu’une fois, pendant sept jours ; ne l’envoyez à personne d’autre.");

    public string Empty => Language.Pick("Nobody has an account here yet as a member of this network.", "Personne n’a encore de compte ici comme membre de ce réseau.");

    public string Member => Language.Pick("Member", "Membre");

    public string ByProvider => Language.Pick("by your provider", "par votre fournisseur");

    public string Tier => Language.Pick("Tier", "Formule");

    public string NoTier => Language.Pick("none", "aucune");

    public string Ends => Language.Pick("Ends on", "Se termine le");

    public string Open => Language.Pick("open", "sans terme");

    public string Confirmed => Language.Pick("Last confirmed", "Confirmé le");

    public string State => Language.Pick("State", "État");

    public string Good => Language.Pick("in good standing", "en règle");

    public string Blocked => Language.Pick("blocked by you", "bloqué par vous");

    public string Refused => Language.Pick("refused by your provider", "refusé par votre fournisseur");

    public string Do => Language.Pick("Change", "Modifier");

    public string Block => Language.Pick("Block", "Bloquer");

    public string BlockSays => Language.Pick("The member gets no credentials any more, and doors that ask refuse those that are out.", "Le membre n’obtient plus de justificatif, et les portes qui demandent refusent ceux qui circulent.");

    public string Unblock => Language.Pick("Lift the block", "Lever le blocage");

    public string Remove => Language.Pick("Remove", "Retirer");

    public string RemoveSays => Language.Pick("The membership ends now. It can be given again by another invitation.", "L’adhésion cesse maintenant. Une autre invitation peut la rendre.");

    public string Invite => Language.Pick("Invite somebody", "Inviter quelqu’un");

    public string InviteSays => Language.Pick(
        "You get a link and pass it on yourself; no mail is sent. Members can be invited where the network has no provider of its own.",
        "Vous obtenez un lien à transmettre vous-même ; aucun courriel ne part. On invite des membres là où le réseau n’a pas de fournisseur d’identité.");

    public string Role => Language.Pick("To be", "En tant que");

    public string Email => Language.Pick("Address of the person", "Adresse de la personne");

    public string TierAsk => Language.Pick("Tier, of a member (a-z, 0-9, - _ .)", "Formule, pour un membre (a-z, 0-9, - _ .)");

    public string EndsAsk => Language.Pick("Membership ends on, of a member", "Fin de l’adhésion, pour un membre");

    public string Make => Language.Pick("Make the link", "Créer le lien");

    public string BySubject => Language.Pick("Block somebody by the provider’s word", "Bloquer quelqu’un par son identifiant");

    public string BySubjectSays => Language.Pick("What your provider calls the member: the claim sub.", "Ce que votre fournisseur appelle le membre : la donnée « sub ».");

    public string Subject => Language.Pick("Subject", "Identifiant (sub)");

    public string BadTier => Language.Pick("Write 1 to 32 small letters, digits, - _ or ., beginning with a letter or digit; or leave it empty.", "Écrivez 1 à 32 minuscules, chiffres, - _ ou ., en commençant par une lettre ou un chiffre ; ou laissez vide.");

    public string BadDay => Language.Pick("Write a day as 2026-12-31, or leave it empty.", "Écrivez un jour comme 2026-12-31, ou laissez vide.");

    public string Total(int count) => Language.Count(count, ("member", "members"), ("membre", "membres"));

    public string RoleOf(string role) => role switch
    {
        MemberForms.Member => Language.Pick("a member", "membre"),
        "CENTRE_STAFF" => Language.Pick("staff at the doors of centres", "personnel aux portes des centres"),
        "NETWORK_MANAGER" => Language.Pick("a manager of this network", "gestionnaire de ce réseau"),
        _ => role,
    };

    /// <summary>What was done before the page; null for nothing.</summary>
    public string? Told(string? told) => told switch
    {
        "block" => Language.Pick("The member is blocked.", "Le membre est bloqué."),
        "unblock" => Language.Pick("The block is lifted.", "Le blocage est levé."),
        "remove" => Language.Pick("The membership has ended.", "L’adhésion a pris fin."),
        _ => null,
    };
}
