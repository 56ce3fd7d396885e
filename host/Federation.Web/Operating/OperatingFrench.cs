namespace Federation.Web.Operating;

internal static class OperatingFrench
{
    public static OperatingWords Words { get; } = new()
    {
        Lead = "L’état de tout l’annuaire, et ce qui attend quelqu’un.",
        Identity = "Cet annuaire parmi d’autres :",
        Networks = "Réseaux et dernières synchronisations",
        Assessing = "Demandes de label",
        Ready = "Si ce serveur est prêt",
        Alerts = "Alertes des réseaux",
        AlertsNone = "Rien n’attend quelqu’un.",
        Network = "Réseau",
        What = "Quoi, et que faire",
        Since = "Depuis",
        Adapters = "Adaptateurs",
        Adapter = "Adaptateur",
        State = "État",
        Origin = "Origine",
        SignedBy = "signé par",
        Licence = "Licence des données",
        Mapping = "une correspondance",
        Mail = "Courriels",
        MailLead = "Les cinquante derniers. Les destinataires ne sont dits à personne.",
        MailNone = "Rien n’était à envoyer.",
        About = "Sujet",
        Attempts = "Essais",
        Criteria = "Versions des critères",
        Version = "Version",
        From = "En vigueur dès",
        InForce = "en vigueur",
        Always = "le début",
        AdapterStates = new Dictionary<string, string>
        {
            ["ACTIVE"] = "actif",
            ["DISABLED"] = "désactivé",
            ["INCOMPATIBLE"] = "incompatible",
            ["MALFUNCTIONED"] = "en panne",
            ["SUPERSEDED"] = "remplacé par une version plus récente",
            ["UNSIGNED"] = "non signé par une clé de confiance",
        },
        Origins = new Dictionary<string, string>
        {
            ["BUNDLED"] = "fourni avec le serveur",
            ["DEVELOPMENT"] = "en développement",
            ["INSTALLED"] = "installé",
        },
        MailStates = new Dictionary<string, string>
        {
            ["WAITING"] = "en attente",
            ["SENT"] = "envoyé",
            ["GIVEN_UP"] = "abandonné",
            ["NO_ADDRESS"] = "aucune adresse connue",
        },
        MailKinds = new Dictionary<string, string>
        {
            ["APPEAL_ENDS"] = "le délai de recours s’achève",
            ["APPLICATION_WAITS"] = "une demande attend",
            ["CONCERN_BEGAN"] = "une urgence commence",
            ["CONCERN_ENDED"] = "une urgence est finie",
            ["CONTROL_CODE"] = "un code",
            ["DISMISSED"] = "recours rejeté",
            ["DRAFT_LAPSES"] = "un brouillon devient caduc",
            ["GRANTED"] = "accordée",
            ["LABEL_ENDS"] = "un label prend fin",
            ["LABEL_REINSTATED"] = "label rétabli",
            ["LABEL_REVOKED"] = "label retiré",
            ["LABEL_SUSPENDED"] = "label suspendu",
            ["LAPSED"] = "caduque",
            ["MORE_ASKED"] = "complément demandé",
            ["MORE_LAPSES"] = "le complément manque",
            ["REFUSED"] = "refusée",
            ["REOPENED"] = "recours accueilli",
            ["SEAT_UNUSED"] = "un siège est inutilisé",
            ["SUSPENSION_APPEALED"] = "recours contre une suspension",
            ["SUSPENSION_APPEAL_ENDS"] = "le délai de recours contre une suspension s’achève",
            ["SUSPENSION_LIFTED"] = "suspension levée",
            ["SUSPENSION_STANDS"] = "suspension maintenue",
        },
    };
}
