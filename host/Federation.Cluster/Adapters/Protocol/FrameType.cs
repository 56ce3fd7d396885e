namespace Federation.Cluster.Adapters.Protocol;

/// <summary>
/// What a frame carries. Numbers never change their meaning; <see cref="ProtocolVersion"/> says which exist.
/// </summary>
internal enum FrameType : byte
{
    // From the host to the worker.

    /// <summary>JSON <see cref="StartMessage"/>: what to load. The first frame.</summary>
    Start = 1,

    /// <summary>No payload: run the check.</summary>
    Check = 2,

    /// <summary>JSON fetch request: begin a fetch. No reply; pages are asked for one by one.</summary>
    Fetch = 3,

    /// <summary>No payload: send the next page.</summary>
    NextPage = 4,

    /// <summary>No payload: end the fetch early. No reply.</summary>
    StopFetch = 5,

    /// <summary>Records that the next <see cref="Map"/> refers to and the worker does not hold.</summary>
    GivenRecords = 6,

    /// <summary>What to map: see <see cref="MapRequest"/>.</summary>
    Map = 7,

    /// <summary>JSON <see cref="ResponseHead"/>: status and headers of an answer.</summary>
    Response = 8,

    /// <summary>JSON <see cref="SourceHead"/>: a source is open.</summary>
    SourceOpened = 9,

    /// <summary>Transfer id and bytes: the reply to one <see cref="PullBody"/>.</summary>
    BodyChunk = 10,

    /// <summary>Transfer id: the body has ended. The reply to one <see cref="PullBody"/>.</summary>
    BodyEnd = 11,

    /// <summary>JSON <see cref="TransferFailure"/>: a request, a source or a body failed.</summary>
    TransferFailed = 12,

    // From the worker to the host.

    /// <summary>JSON <see cref="HelloMessage"/>: which protocol and contracts the worker speaks. The first frame.</summary>
    Hello = 65,

    /// <summary>JSON <see cref="LoadedMessage"/>: the adapter is loaded.</summary>
    Loaded = 66,

    /// <summary>JSON check result.</summary>
    Checked = 67,

    /// <summary>Some records of the page that was asked for.</summary>
    Records = 68,

    /// <summary>JSON <see cref="PageEndMessage"/>: the page is complete.</summary>
    PageEnd = 69,

    /// <summary>No payload: the adapter's stream has ended.</summary>
    FetchEnd = 70,

    /// <summary>JSON array of <see cref="MapResultMessage"/>: the next results, in order.</summary>
    MapResults = 71,

    /// <summary>JSON <see cref="FailureMessage"/>: what was asked failed.</summary>
    Failed = 72,

    /// <summary>A JSON <see cref="RequestHead"/> with its length before it, then the request's body.</summary>
    Request = 73,

    /// <summary>JSON <see cref="OpenMessage"/>: open a source.</summary>
    OpenSource = 74,

    /// <summary>Transfer id: send one more chunk of this body.</summary>
    PullBody = 75,

    /// <summary>Transfer id: nobody reads this body any more.</summary>
    CloseBody = 76,

    /// <summary>JSON <see cref="LogMessage"/>.</summary>
    Log = 77,

    /// <summary>JSON <see cref="RefusalMessage"/>: the cage refused the adapter something, whether or not the adapter says so.</summary>
    Refused = 78,
}
