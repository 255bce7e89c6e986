package se.nhv.store;

import se.nhv.store.memory.MemoryLog;

class MemoryLogTest extends ResourceLogContract {
    @Override
    protected ResourceLog empty() {
        return new MemoryLog();
    }
}
