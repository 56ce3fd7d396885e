namespace Federation.Web.Operating;

internal static class OperatingEnglish
{
    public static OperatingWords Words { get; } = new()
    {
        Lead = "How the whole directory does, and what waits for a person.",
        Identity = "This directory among others:",
        Networks = "Networks and their last runs",
        Assessing = "Applications for the label",
        Ready = "Whether this host is ready",
        Alerts = "Alerts of networks",
        AlertsNone = "Nothing waits for a person.",
        Network = "Network",
        What = "What, and what to do",
        Since = "Since",
        Adapters = "Adapters",
        Adapter = "Adapter",
        State = "State",
        Origin = "Origin",
        SignedBy = "signed by",
        Licence = "Terms of its data",
        Mapping = "a mapping",
        Mail = "Mail",
        MailLead = "The newest fifty. To whom is told to nobody.",
        MailNone = "Nothing was to be sent.",
        About = "About",
        Attempts = "Attempts",
        Criteria = "Versions of the criteria",
        Version = "Version",
        From = "In force from",
        InForce = "in force",
        Always = "the beginning",
        AdapterStates = new Dictionary<string, string>
        {
            ["ACTIVE"] = "active",
            ["DISABLED"] = "disabled",
            ["INCOMPATIBLE"] = "incompatible",
            ["MALFUNCTIONED"] = "malfunctioned",
            ["SUPERSEDED"] = "superseded by a newer version",
            ["UNSIGNED"] = "not signed by a trusted key",
        },
        Origins = new Dictionary<string, string>
        {
            ["BUNDLED"] = "comes with the host",
            ["DEVELOPMENT"] = "under development",
            ["INSTALLED"] = "installed",
        },
        MailStates = new Dictionary<string, string>
        {
            ["WAITING"] = "waits",
            ["SENT"] = "sent",
            ["GIVEN_UP"] = "given up",
            ["NO_ADDRESS"] = "no address is known",
        },
        MailKinds = new Dictionary<string, string>
        {
            ["APPEAL_ENDS"] = "the time for an appeal ends",
            ["APPLICATION_WAITS"] = "an application waits",
            ["CONCERN_BEGAN"] = "something urgent began",
            ["CONCERN_ENDED"] = "something urgent is over",
            ["CONTROL_CODE"] = "a code",
            ["DISMISSED"] = "appeal dismissed",
            ["DRAFT_LAPSES"] = "a draft lapses",
            ["GRANTED"] = "granted",
            ["LABEL_ENDS"] = "a label runs out",
            ["LABEL_REINSTATED"] = "label reinstated",
            ["LABEL_REVOKED"] = "label revoked",
            ["LABEL_SUSPENDED"] = "label suspended",
            ["LAPSED"] = "lapsed",
            ["MORE_ASKED"] = "more asked for",
            ["MORE_LAPSES"] = "what was asked for is missing",
            ["REFUSED"] = "refused",
            ["REOPENED"] = "appeal allowed",
            ["SEAT_UNUSED"] = "a seat is unused",
            ["SUSPENSION_APPEALED"] = "suspension appealed against",
            ["SUSPENSION_APPEAL_ENDS"] = "the time for an appeal against a suspension ends",
            ["SUSPENSION_LIFTED"] = "suspension lifted",
            ["SUSPENSION_STANDS"] = "suspension stands",
        },
    };
}
