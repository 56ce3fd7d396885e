using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.People.Kept;
using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>One record on its way through a page, filled step by step. Lives as long as its page.</summary>
internal sealed class RecordInHand(SourceRecord source, int ordinal)
{
    public SourceRecord Source { get; } = source;

    /// <summary>What was cut out of it; empty where nothing is kept.</summary>
    public IReadOnlyList<PersonValue> Persons { get; init; } = [];

    /// <summary>Counted from 0 over the whole run.</summary>
    public int Ordinal { get; } = ordinal;

    /// <summary>Where it stands in the source, for a person.</summary>
    public string Locator => Source.Locator ?? $"record {Ordinal + 1}";

    /// <summary>Set for every record with a usable id.</summary>
    public ListingKey Key { get; set; }

    public string RawHash { get; set; } = "";

    /// <summary>Null where the listing has none yet.</summary>
    public Binding? Binding { get; set; }

    /// <summary>0 where the binding has no row yet.</summary>
    public long BindingVersion { get; set; }

    /// <summary>All that was found, by adapter and host.</summary>
    public List<Issue> Issues { get; } = [.. source.Issues];

    /// <summary>True once its adapter was asked to map it.</summary>
    public bool WasMapped { get; set; }

    /// <summary>What the adapter made of it; null where it made nothing.</summary>
    public ListingDraft? Draft { get; set; }

    public NormalisedListing? Listing { get; set; }

    /// <summary>What matching compares of it; null where it is not matched.</summary>
    public IndexedListing? Indexed { get; set; }

    /// <summary>The centre that it opens unless it is found to speak of a known one; null otherwise.</summary>
    public CentreOpening? Opening { get; set; }

    public RecordFate Fate { get; set; } = RecordFate.Undecided;

    /// <summary>True when the content is as accepted last but another adapter, or another version of it, mapped it, or a peer says something else of its origin.</summary>
    public bool SourceChanged { get; set; }

    /// <summary>True when its centre has to be told.</summary>
    public bool IsPut => Fate is RecordFate.New or RecordFate.Changed || SourceChanged;

    /// <summary>True once its centre may have been told.</summary>
    public bool IsPutAlready { get; set; }

    /// <summary>True when a new listing was found to speak of a known centre.</summary>
    public bool Attached { get; set; }

    /// <summary>The id of its quarantine row; null where it has none.</summary>
    public string? QuarantineId { get; set; }

    /// <summary>True when this is the first record of the reading with its id.</summary>
    public bool IsFirst { get; set; }

    /// <summary>True for a record in quarantine that a cursor which goes back a little has handed over again.</summary>
    public bool IsAgain { get; set; }

    /// <summary>The id without what tells nothing: null when the source gave none.</summary>
    public string? SourceId => Source.SourceId.Length == 0 ? null : Source.SourceId;

    public void Quarantine(Issue? reason = null)
    {
        if (reason is not null) Issues.Add(reason);
        Fate = RecordFate.Quarantined;
    }
}

/// <summary>What becomes of a record; each has exactly one.</summary>
internal enum RecordFate
{
    Undecided,
    New,
    Changed,
    Unchanged,
    Quarantined,

    /// <summary>A listing of this directory that a peer hands back: no listing here.</summary>
    Echo,
}
