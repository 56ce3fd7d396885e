using Federation.Registry.Labels;

namespace Federation.Cluster.Labels;

/// <summary>The label of one centre. Its key is the centre's <see cref="Centres.CentreId"/> as text.</summary>
[Alias("ILabelGrain")]
public interface ILabelGrain : IGrainWithStringKey
{
    /// <summary>As stored. What time alone has made of it tell <see cref="CentreLabel.StateAt"/> and <see cref="CentreLabel.VersionAt"/>.</summary>
    [Alias("Get")]
    Task<LabelHistory> Get();

    /// <summary>
    /// Decides, and stores the event before it answers. A label whose time is over is put down as expired first, so that a decision by somebody who saw it in
    /// force is refused as one on a label that has changed, and one by somebody who saw it as expired is taken.
    /// </summary>
    /// <param name="order">It is decided now, or at the time of the label's last event where a clock went back.</param>
    [Alias("Decide")]
    Task<LabelAnswer> Decide(LabelOrder order);

    /// <summary>Puts down that the label's time is over, where it is and that was not put down yet.</summary>
    [Alias("Expire")]
    Task Expire();
}
