namespace Federation.Cluster.Members.Hosting;

/// <summary>The terms of one network. Its key is the network's id as text. Who may ask for what is for the caller to have seen to.</summary>
[Alias("IHostingGrain")]
public interface IHostingGrain : IGrainWithStringKey
{
    [Alias("Get")]
    Task<HostingView> Get();

    /// <summary>Has these terms take the place of those before. They count for the next pass that is shown.</summary>
    [Alias("Set")]
    Task<HostingAnswer> Set(HostingOrder order);
}
