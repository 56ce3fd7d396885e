using Federation.Contracts.Testing;

namespace PartnerNetwork.Tests;

public sealed class PartnerAdapterConformance : AdapterConformance<PartnerAdapter>
{
    protected override AdapterCase Case => AdapterCase.Recorded("sample.cassette.json", "https://api.example.org/places");
}
