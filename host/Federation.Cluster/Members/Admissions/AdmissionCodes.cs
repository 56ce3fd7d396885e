namespace Federation.Cluster.Members.Admissions;

/// <summary>The stable codes of why somebody was admitted or not, and why a command to a door was refused. What to do about each stands in the catalogue of problems.</summary>
public static class AdmissionCodes
{
    /// <summary>Come in.</summary>
    public const string Allowed = "admission.allowed";

    /// <summary>The home network pays for no more visits this month.</summary>
    public const string AwayQuota = "admission.away-quota";

    /// <summary>The hours of the rules are not understood.</summary>
    public const string BadHours = "admission.bad-hours";

    /// <summary>The rules have something in them that cannot be.</summary>
    public const string BadRules = "admission.bad-rules";

    /// <summary>The terms of a network have something in them that cannot be.</summary>
    public const string BadTerms = "admission.bad-terms";

    /// <summary>The centre does not want this visitor.</summary>
    public const string Blocked = "admission.blocked";

    /// <summary>The rules were set by somebody else in the meantime.</summary>
    public const string Changed = "admission.changed";

    /// <summary>Too many wrong codes were typed at the door lately.</summary>
    public const string CodeTries = "admission.code-tries";

    /// <summary>The door has given out as many nonces as it remembers.</summary>
    public const string DoorBusy = "admission.door-busy";

    /// <summary>The credential counts no more.</summary>
    public const string Expired = "admission.expired";

    /// <summary>The home network admits nobody without being asked, and does not answer.</summary>
    public const string HomeSilent = "admission.home-silent";

    /// <summary>Whether the centre admits visitors at this hour is not known.</summary>
    public const string HoursUnknown = "admission.hours-unknown";

    /// <summary>A network that does not list a centre cannot keep its door.</summary>
    public const string KeeperNotListing = "admission.keeper-not-listing";

    /// <summary>What a door without network took along is too old to decide by. The door itself says so.</summary>
    public const string KitOld = "admission.kit-old";

    /// <summary>The centre does not hold the label at the level that the home network asks for.</summary>
    public const string LabelLevel = "admission.label-level";

    /// <summary>The centre does not admit members of this network.</summary>
    public const string Network = "admission.network";

    /// <summary>The network that keeps the door hosts no more visits of the home network this month.</summary>
    public const string NetworkQuota = "admission.network-quota";

    /// <summary>The visitor has come on as many days of this month as the centre admits.</summary>
    public const string NoDaysLeft = "admission.no-days-left";

    /// <summary>The network that keeps the door hosts on reciprocity, and the home network has not agreed to host its members.</summary>
    public const string NoReciprocity = "admission.no-reciprocity";

    /// <summary>The centre admits no members of other networks.</summary>
    public const string Nobody = "admission.nobody";

    /// <summary>The network that keeps the door hosts no members of the home network.</summary>
    public const string NotHosted = "admission.not-hosted";

    /// <summary>Who kept a door before may tell of its own time alone.</summary>
    public const string NotItsTime = "admission.not-its-time";

    /// <summary>The directory could not take note of all at one time; the door tells again.</summary>
    public const string NotNow = "admission.not-now";

    /// <summary>A door without network has admitted as many as it may. The door itself says so.</summary>
    public const string OfflineQuota = "admission.offline-quota";

    /// <summary>The centre admits nobody at this hour.</summary>
    public const string OutsideHours = "admission.outside-hours";

    /// <summary>How many visits are left of a number could not be looked up.</summary>
    public const string QuotaSilent = "admission.quota-silent";

    /// <summary>A door tells too late, or too early, of whom it admitted without network.</summary>
    public const string ReconciledLate = "admission.reconciled-late";

    /// <summary>The centre does not admit this tier of the network.</summary>
    public const string Tier = "admission.tier";

    /// <summary>More visitors are blocked than a door keeps in mind.</summary>
    public const string TooManyBlocked = "admission.too-many-blocked";

    /// <summary>Terms name a network that the directory does not know.</summary>
    public const string TermsUnknownNetwork = "admission.terms-unknown-network";

    /// <summary>The directory has no centre of that id, or no listing speaks for it any more.</summary>
    public const string UnknownCentre = "admission.unknown-centre";

    /// <summary>The home network has taken the credential back.</summary>
    public const string Withdrawn = "admission.withdrawn";
}
