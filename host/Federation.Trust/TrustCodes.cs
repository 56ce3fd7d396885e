namespace Federation.Trust;

/// <summary>
/// The stable codes of why something that others signed is not believed. What to do about each stands in the directory's catalogue of problems, in <c>trust.json</c>, which this
/// assembly does not see.
/// </summary>
public static class TrustCodes
{
    /// <summary>Signed in a way that is not accepted, or not at all.</summary>
    public const string Algorithm = "trust.algorithm";

    /// <summary>The signature does not fit: it was changed, or somebody else signed it.</summary>
    public const string Altered = "trust.altered";

    /// <summary>No way leads from the entity up to the anchor.</summary>
    public const string AnchorNotReached = "trust.anchor-not-reached";

    /// <summary>Constraints that are none.</summary>
    public const string BadConstraints = "trust.bad-constraints";

    /// <summary>No entity id: not https, or not in its one way of writing.</summary>
    public const string BadEntityId = "trust.bad-entity-id";

    /// <summary>A set of keys that is none: a key without id, two with one, a secret half, a key too weak.</summary>
    public const string BadKeys = "trust.bad-keys";

    /// <summary>A metadata policy that is none.</summary>
    public const string BadPolicy = "trust.bad-policy";

    /// <summary>It demands that its reader understand something that is not understood here.</summary>
    public const string CritUnknown = "trust.crit-unknown";

    /// <summary>An entity on its way to the anchor was removed.</summary>
    public const string Denied = "trust.denied";

    /// <summary>Signed at a time that is still to come.</summary>
    public const string Early = "trust.early";

    /// <summary>Its time is over.</summary>
    public const string Expired = "trust.expired";

    /// <summary>A statement could not be fetched.</summary>
    public const string FetchFailed = "trust.fetch-failed";

    /// <summary>No key of its issuer has the id that it names, or it names none.</summary>
    public const string KeyUnknown = "trust.key-unknown";

    /// <summary>An entity stands above itself.</summary>
    public const string Loop = "trust.loop";

    /// <summary>Something is missing or has another form.</summary>
    public const string Malformed = "trust.malformed";

    /// <summary>A trust mark lacks the delegation of its type's owner, or has one that does not hold.</summary>
    public const string MarkDelegation = "trust.mark-delegation";

    /// <summary>The anchor does not let this issuer give trust marks of this type.</summary>
    public const string MarkIssuer = "trust.mark-issuer";

    /// <summary>The entity's name is outside of what one of its superiors permits.</summary>
    public const string NameExcluded = "trust.name-excluded";

    /// <summary>Nothing is known of the entity yet, and nobody is asked on behalf of somebody unknown.</summary>
    public const string NotCached = "trust.not-cached";

    /// <summary>The entity does not name this issuer among its superiors.</summary>
    public const string NotHinted = "trust.not-hinted";

    /// <summary>The superior says that it has no such subordinate.</summary>
    public const string NotSubordinate = "trust.not-subordinate";

    /// <summary>About another entity than was asked for, or by another.</summary>
    public const string OtherSubject = "trust.other-subject";

    /// <summary>More entities stand between than allowed.</summary>
    public const string PathTooLong = "trust.path-too-long";

    /// <summary>Policies on the way contradict each other.</summary>
    public const string PolicyConflict = "trust.policy-conflict";

    /// <summary>The entity's metadata is not what the policy asks for.</summary>
    public const string PolicyUnmet = "trust.policy-unmet";

    /// <summary>Longer than anything of its kind.</summary>
    public const string TooLarge = "trust.too-large";

    /// <summary>More had to be asked for than one question may cost.</summary>
    public const string TooManyFetches = "trust.too-many-fetches";

    /// <summary>More superiors are named than are looked at.</summary>
    public const string TooManyHints = "trust.too-many-hints";

    /// <summary>A JWT of another kind, or of none.</summary>
    public const string Type = "trust.type";

    /// <summary>A superior does not let the entity be of this type.</summary>
    public const string TypeForbidden = "trust.type-forbidden";

    /// <summary>The entity is not of this type.</summary>
    public const string TypeMissing = "trust.type-missing";
}
