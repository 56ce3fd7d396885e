using System.Collections.Immutable;
using Federation.Cluster.Members.Doors.Codes;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Passes;
using Orleans.Concurrency;

namespace Federation.Cluster.Members.Doors;

/// <summary>The door of one centre: whom it admits, and what it answers. Its key is the centre's <see cref="Centres.CentreId"/> as text. Who may ask for what is for the caller to have seen to.</summary>
[Alias("IDoorGrain")]
public interface IDoorGrain : IGrainWithStringKey
{
    [Alias("Get")]
    Task<DoorView> Get();

    /// <summary>Gives out a nonce for a phone to sign, good for one pass and <see cref="NonceBook.Lifetime"/>. It is forgotten where the door is started anew.</summary>
    [Alias("Ask")]
    Task<NonceAnswer> Ask();

    /// <summary>
    /// Decides on a pass, any text at all, and stores the visit before it answers. A genuine pass over an open nonce uses that nonce up whatever is decided; anything else leaves it open, so that nobody
    /// can close a door by showing rubbish.
    /// </summary>
    [Alias("Present")]
    Task<AdmissionAnswer> Present(string pass);

    /// <summary>
    /// Remembers a genuine pass for this centre, any text at all, for <see cref="CodeBook.Lifetime"/> under a code to be said at the door. Over which nonce it is signed is the phone's affair: what was asked for is the code. It decides
    /// nothing, and forgets it where the door is started anew. An issuer may have to be asked, for somebody who never was at this door: nobody waits for that but them.
    /// </summary>
    [Alias("RequestCode"), AlwaysInterleave]
    Task<CodeAnswer> RequestCode(string pass);

    /// <summary>Decides on the pass that a code, any text at all, stands for, as <see cref="Present"/> does. A code is good once, whatever is decided; a wrong one and one that is over are answered alike.</summary>
    [Alias("PresentCode")]
    Task<AdmissionAnswer> PresentCode(string code);

    /// <summary>What the door may take along for a time without network: as things stand now.</summary>
    [Alias("Equip")]
    Task<DoorKit> Equip();

    /// <summary>
    /// Takes note of whom the door admitted while it had no network, <see cref="OfflineAdmission.MostAtOnce"/> at most, and answers one for one. A pass proves that its phone was there, so the visit is
    /// recorded even where the directory would have refused it: then with that as its doubt. Telling the same once more changes nothing.
    /// </summary>
    /// <exception cref="ArgumentException">More are told at once.</exception>
    [Alias("Reconcile")]
    Task<ImmutableArray<Reconciliation>> Reconcile(ImmutableArray<OfflineAdmission> admissions);

    /// <summary>What was decided on the pass over this nonce; null where none was shown, and where the door was started anew since and admitted nobody by it.</summary>
    [Alias("Decision")]
    Task<AdmissionAnswer?> Decision(DoorNonce nonce);

    /// <summary>
    /// Sets whom the centre admits. Null, as for whoever has no such door, where the order's network does not keep it. Where no keeper was ever stored, the one network that lists the centre is from
    /// then on, so that no network that lists it later has a say.
    /// </summary>
    [Alias("SetRules")]
    Task<DoorAnswer?> SetRules(RulesOrder order);

    /// <summary>Makes a network that lists the centre the door's keeper, and changes nothing else. Nothing happens where it is so already.</summary>
    [Alias("SetKeeper")]
    Task<DoorAnswer> SetKeeper(KeeperOrder order);

    /// <summary>Admits a visitor no more. Nothing happens where it is so already.</summary>
    [Alias("Block")]
    Task<DoorAnswer> Block(VisitorOrder order);

    /// <summary>Lifts a blocking. Nothing happens where there is none.</summary>
    [Alias("Unblock")]
    Task<DoorAnswer> Unblock(VisitorOrder order);
}
