class Hotel {
  private final Rooms rooms = new Rooms();

  int open(String room) {
    rooms.enter(room, 1);
    return rooms.keyOf(room) + rooms.count();
  }

  void close(String room) {
    rooms.leave(room);
  }
}
